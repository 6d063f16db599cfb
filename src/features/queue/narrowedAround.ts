import { NOT_CLOSED, pageOf, ROWS_A_PAGE, type View } from '#src/domain/deskViews.ts';
import { fits, fitsWho, type Narrowing, type Sort, sealedQuery } from '#src/domain/narrowing.ts';
import type { ReferralRow } from '#src/domain/referral.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';
import { type DeskSite, viewFacts } from './deskSite.ts';
import { fewAtOnce, inSlices, MOST_OPENED } from './fewAtOnce.ts';
import { type QueueItem, rowsOf } from './listQueue.ts';
import { inSort, listName } from './narrowQueue.ts';
import { openItems } from './openItems.ts';
import { wordCodes } from './wordCode.ts';

/** One page of a list around an item, and what stands before and after the item. */
export interface PageAround {
  readonly lines: readonly QueueItem[];
  readonly previous: string | null;
  readonly next: string | null;
  readonly page: number;
}

interface Asked {
  readonly view: View;
  readonly narrowing: Narrowing;
  readonly id: string;
}

/**
 * The page of a narrowed list in which an item stands, or would stand if it fitted still: it keeps its place while it is worked on. What the
 * list was found by a moment ago is not opened again, but for this one page.
 */
export async function narrowedAround(ports: Ports, worker: Unlocked, site: DeskSite, asked: Asked): Promise<PageAround | 'busy'> {
  const rows = await mayFit(ports, worker, site, asked);
  const order = await orderOf(ports, worker, asked, rows);
  if (order === 'busy') return 'busy';
  const now = new Map(rows.map((row) => [row.id, row]));
  const there = order.flatMap(({ id }) => now.get(id) ?? []);
  const ids = (await withCurrent(ports, worker, asked, order)).filter((id) => id === asked.id || now.has(id));
  const at = ids.indexOf(asked.id);
  const { rows: lines, page } = pageOf(there, Math.floor(Math.max(0, at) / ROWS_A_PAGE) + 1);
  return { lines: await openItems(ports, worker, lines), previous: ids[at - 1] ?? null, next: ids[at + 1] ?? null, page };
}

/** The rows of the view that fit by what stands in the clear: who has an item. Nothing is said to fit by its words that was taken back. */
async function mayFit(ports: Ports, worker: Unlocked, site: DeskSite, { view, narrowing }: Asked): Promise<ReferralRow[]> {
  const me = worker.staff.id;
  const open = await ports.referrals.list(site.slug, { states: NOT_CLOSED });
  const rows = await rowsOf(ports, view, open, viewFacts(site, me), site.slug)(0, MOST_OPENED);
  const isByWords = Object.keys(sealedQuery(narrowing)).length > 0;
  return rows.filter(({ state, assignee }) => fitsWho(narrowing.who, assignee, me) && !(isByWords && state === 'withdrawn'));
}

/** What fits by its words too, in the order that was asked for. Only what was not looked at within the last minutes is opened. */
async function orderOf(
  ports: Ports,
  worker: Unlocked,
  { view, narrowing }: Asked,
  rows: readonly ReferralRow[],
): Promise<readonly ReferralRow[] | 'busy'> {
  const name = listName(view, narrowing);
  const before = ports.keptLists.find(worker.sessionId, name);
  const unknown = rows.filter(({ id }) => !before?.looked.has(id));
  if (before !== null && unknown.length === 0) return before.order;
  const open = () => inSlices(unknown, (slice) => openItems(ports, worker, slice));
  const opened = unknown.length > ROWS_A_PAGE ? await fewAtOnce(open) : await open();
  if (opened === 'busy') return before?.order ?? 'busy';
  const facts = { me: worker.staff.id, codeOf: wordCodes(ports, worker.staff.site) };
  const found = opened.filter((item) => fits(narrowing, { summary: item.summary, assignee: item.row.assignee }, facts));
  const sorted = inSort(view, narrowing.sort, found).map(({ row }) => row);
  const order = before === null ? sorted : found.reduce((all, { row }) => withRow(view, narrowing.sort, all, row), before.order);
  const looked = new Set([...(before?.looked ?? []), ...unknown.map(({ id }) => id)]);
  ports.keptLists.keep(worker.sessionId, name, { order, looked });
  return order;
}

async function withCurrent(
  ports: Ports,
  worker: Unlocked,
  { view, narrowing, id }: Asked,
  order: readonly ReferralRow[],
): Promise<string[]> {
  const isIn = order.some((row) => row.id === id);
  const current = isIn ? null : await ports.referrals.byId(worker.staff.site, id);
  return (current === null ? order : withRow(view, narrowing.sort, order, current)).map((row) => row.id);
}

// By what stands in the clear. Of one day or one closing hour it is the latest, as what has just come in is.
function withRow(view: View, sort: Sort, order: readonly ReferralRow[], row: ReferralRow): readonly ReferralRow[] {
  const bare = (of: ReferralRow): QueueItem => ({ row: of, summary: null, assignee: null });
  const before = order.filter((each) => inSort(view, sort, [bare(each), bare(row)])[0]?.row.id === each.id);
  return order.toSpliced(before.length, 0, row);
}
