import type { LiveSite } from '#src/domain/site.ts';
import type { Role, StaffKey } from '#src/domain/staff.ts';
import type { SiteIdentity, SiteKey } from '#src/ports/keys.ts';
import type { StaffRecord } from '#src/ports/staff.ts';
import type { Ports } from '#src/ports.ts';
import { anAuditEntry } from './anAuditEntry.ts';
import { addSite, type SiteAsked } from './aSite.ts';
import { PEOPLE } from './people.ts';

export interface Worker {
  readonly record: StaffRecord;
  /** The opened staff key. */
  readonly key: StaffKey;
  readonly passphrase: string;
}

export interface Desk {
  readonly site: LiveSite;
  readonly key: SiteKey;
  readonly identity: SiteIdentity;
  readonly intake: Worker;
}

/** A live site with a key, and one worker who holds it. */
export async function aDesk(ports: Ports, asked: SiteAsked = {}): Promise<Desk> {
  const site = await addSite(ports, asked);
  const { slug } = site.listing;
  const intake = await addWorker(ports, { site: slug });
  const pair = await ports.vault.newKey();
  const key = { site: slug, epoch: 1, recipient: pair.recipient };
  const identity = { site: slug, epoch: 1, identity: pair.identity };
  const grant = await ports.vault.sealGrant(identity, intake.record.id, intake.record.recipient ?? '');
  await ports.keys.addEpoch(key, [grant], ports.clock.now(), anAuditEntry({ act: 'key-made', site: slug }));
  return { site, key, identity, intake };
}

export interface WorkerAsked {
  readonly site: string | null;
  readonly role?: Role;
  readonly name?: string;
  readonly email?: string;
}

/** A worker who has enrolled and holds no grant yet. */
export async function addWorker(ports: Ports, { site, role = 'intake', name, email }: WorkerAsked): Promise<Worker> {
  const id = ports.ids.next();
  const given = { name: name ?? PEOPLE.intake.name, email: email ?? `${id}@north-lead.example` };
  await ports.staff.add({ id, site, role, ...given }, anAuditEntry({ act: 'staff-added', object: id }));
  const { identity, recipient } = await ports.vault.newKey();
  const passphrase = ports.ids.passphrase();
  const wrapped = await ports.vault.wrapStaffKey(identity, passphrase);
  await ports.staff.setKey(id, { recipient, wrapped }, anAuditEntry({ act: 'key-made', object: id }));
  const record = await ports.staff.byId(id);
  if (!record) throw new Error('the worker was not stored');
  return { record, key: { identity }, passphrase };
}
