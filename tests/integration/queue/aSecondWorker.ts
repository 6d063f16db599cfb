import type { Unlocked } from '#src/domain/staff.ts';
import { addWorker, type Desk, type Worker } from '#tests/support/aDesk.ts';
import { anAuditEntry } from '#tests/support/anAuditEntry.ts';
import type { TestPorts } from '#tests/support/testPorts.ts';

/** A worker as a page sees them once they have unlocked. */
export function unlocked({ record, key }: Worker, site: string): Unlocked {
  const { id, role, name } = record;
  return { staff: { id, site, role, name }, sessionId: 'a-session', csrf: 'a-token', since: 0, key };
}

/** A colleague of the same desk who holds its key. */
export async function aColleague(ports: TestPorts, desk: Desk): Promise<Unlocked> {
  const site = desk.site.listing.slug;
  const worker = await addWorker(ports, { site, name: 'Fern Kettlewell' });
  const grant = await ports.vault.sealGrant(desk.identity, worker.record.id, worker.record.recipient ?? '');
  await ports.keys.addGrants([grant], anAuditEntry({ act: 'grant', site }));
  return unlocked(worker, site);
}
