import { countViews, type MorningView, morningOf, pageOf, rowsIn, type View, type ViewFacts } from '#src/domain/deskViews.ts';
import { REFERRAL_STATES, type ReferralRow, type SummaryPart } from '#src/domain/referral.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';
import { type DeskSite, deskSite, viewFacts } from './deskSite.ts';
import { inOrder } from './inOrder.ts';
import { holdsSiteKey, openKeysOf } from './siteKeys.ts';
import { summaryOf } from './summaryOf.ts';

/** One line of the queue. */
export interface QueueItem {
  readonly row: ReferralRow;
  /** Null: no key of this worker opens it, it cannot be opened, or its sender took it back. */
  readonly summary: SummaryPart | null;
  /** What colleagues call the one who has it. */
  readonly assignee: string | null;
}

export interface QueueFrame {
  readonly site: DeskSite;
  readonly counts: Readonly<Record<View, number>>;
}

export type ListQueueResult =
  | { readonly kind: 'no-key' }
  | {
      readonly kind: 'morning';
      readonly frame: QueueFrame;
      readonly parts: readonly { view: MorningView; count: number; items: QueueItem[] }[];
    }
  | {
      readonly kind: 'view';
      readonly frame: QueueFrame;
      readonly view: View;
      readonly items: QueueItem[];
      readonly page: number;
      readonly pages: number;
    };

/** One page of a site's queue: This morning, or a view with so many rows that each summary can be opened for it. */
export async function listQueue(ports: Ports, worker: Unlocked, asked: { view: View | null; page: number }): Promise<ListQueueResult> {
  if (!(await holdsSiteKey(ports, worker))) return { kind: 'no-key' };
  const site = await deskSite(ports, worker.staff.site);
  const facts = viewFacts(site, worker.staff.id);
  const rows = await ports.referrals.list(site.slug, { states: REFERRAL_STATES });
  const frame = { site, counts: countViews(rows, facts) };
  if (asked.view === null) return { kind: 'morning', frame, parts: await openMorning(ports, worker, rows, facts) };
  const { page, pages, rows: found } = pageOf(rowsIn(asked.view, rows, facts), asked.page);
  return { kind: 'view', frame, view: asked.view, items: inOrder(asked.view, await openItems(ports, worker, found)), page, pages };
}

async function openMorning(ports: Ports, worker: Unlocked, rows: readonly ReferralRow[], facts: ViewFacts) {
  const parts = morningOf(rows, facts);
  const items = await openItems(
    ports,
    worker,
    parts.flatMap((part) => part.rows),
  );
  const byId = new Map(items.map((item) => [item.row.id, item]));
  return parts.map(({ view, count, rows: found }) => ({
    view,
    count,
    items: inOrder(
      view,
      found.flatMap(({ id }) => byId.get(id) ?? []),
    ),
  }));
}

async function openItems(ports: Ports, worker: Unlocked, rows: readonly ReferralRow[]): Promise<QueueItem[]> {
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
