import { countViews, type MorningView, morningOf, pageOf, rowsIn, type View, type ViewFacts } from '#src/domain/deskViews.ts';
import { REFERRAL_STATES, type ReferralRow, type SummaryPart } from '#src/domain/referral.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';
import { type DeskSite, deskSite, viewFacts } from './deskSite.ts';
import { noteIntegrity } from './noteIntegrity.ts';
import { holdsSiteKey, openSiteKeys } from './siteKeys.ts';

/** One line of the queue. */
export interface QueueItem {
  readonly row: ReferralRow;
  /** Null: no key of this worker opens it, or it cannot be opened. */
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
  | { readonly kind: 'morning'; readonly frame: QueueFrame; readonly parts: readonly { view: MorningView; count: number; items: QueueItem[] }[] }
  | { readonly kind: 'view'; readonly frame: QueueFrame; readonly view: View; readonly items: QueueItem[]; readonly page: number; readonly pages: number };

/** One page of a site's queue: This morning, or a view with so many rows that each summary can be opened for it. */
export async function listQueue(ports: Ports, worker: Unlocked, asked: { view: View | null; page: number }): Promise<ListQueueResult> {
  if (!(await holdsSiteKey(ports, worker))) return { kind: 'no-key' };
  const site = await deskSite(ports, worker.staff.site);
  const facts = viewFacts(site, worker.staff.id);
  const rows = await ports.referrals.list(site.slug, { states: REFERRAL_STATES });
  const frame = { site, counts: countViews(rows, facts) };
  if (asked.view === null) return { kind: 'morning', frame, parts: await openMorning(ports, worker, rows, facts) };
  const { page, pages, rows: found } = pageOf(rowsIn(asked.view, rows, facts), asked.page);
  return { kind: 'view', frame, view: asked.view, items: await openItems(ports, worker, found), page, pages };
}

async function openMorning(ports: Ports, worker: Unlocked, rows: readonly ReferralRow[], facts: ViewFacts) {
  const parts = morningOf(rows, facts);
  const items = await openItems(ports, worker, parts.flatMap((part) => part.rows));
  const byId = new Map(items.map((item) => [item.row.id, item]));
  return parts.map(({ view, count, rows: found }) => ({ view, count, items: found.flatMap(({ id }) => byId.get(id) ?? []) }));
}

async function openItems(ports: Ports, worker: Unlocked, rows: readonly ReferralRow[]): Promise<QueueItem[]> {
  const { site } = worker.staff;
  const sealed = await ports.referrals.sealedSummaries(site, rows.map(({ id }) => id));
  const keys = await openSiteKeys(ports, worker, rows.map(({ epoch }) => epoch));
  const names = new Map((await ports.staff.ofSite(site)).map(({ id, name }) => [id, name]));
  const items: QueueItem[] = [];
  for (const row of rows) {
    const key = keys.get(row.epoch);
    const text = sealed.get(row.id);
    const opened = key && text !== undefined ? await ports.vault.openSummary(key, row.id, text) : null;
    if (opened?.kind === 'cannot-be-opened') await noteIntegrity(ports, worker, row.id, 'summary');
    const assignee = row.assignee === null ? null : (names.get(row.assignee) ?? '');
    items.push({ row, summary: opened?.kind === 'opened' ? opened.value : null, assignee });
  }
  return items;
}
