import type { ReferralRow } from '#src/domain/referral.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';
import type { QueueItem } from './listQueue.ts';
import { openKeysOf } from './siteKeys.ts';
import { summaryOf } from './summaryOf.ts';

/** Opens the summaries of these rows, in their order. Of what its sender took back nothing is opened (product §2.7). */
export async function openItems(ports: Ports, worker: Unlocked, rows: readonly ReferralRow[]): Promise<QueueItem[]> {
  const { site } = worker.staff;
  const readable = rows.filter(({ state }) => state !== 'withdrawn');
  const ids = readable.map(({ id }) => id);
  const epochs = readable.map(({ epoch }) => epoch);
  const sealed = await ports.referrals.sealedSummaries(site, ids);
  const keys = await openKeysOf(ports, worker, epochs);
  const names = new Map((await ports.staff.ofSite(site)).map(({ id, name }) => [id, name]));
  const items: QueueItem[] = [];
  for (const row of rows) {
    const identity = row.state === 'withdrawn' ? undefined : keys.get(row.epoch);
    const summary = identity ? await summaryOf(ports, worker, row, { identity, sealed: sealed.get(row.id) }) : null;
    items.push({ row, summary, assignee: row.assignee === null ? null : (names.get(row.assignee) ?? '') });
  }
  return items;
}
