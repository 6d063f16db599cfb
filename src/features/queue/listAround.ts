import { isLong, morningOf, NOT_CLOSED, pageOf, ROWS_A_PAGE, rowsIn, type View, type ViewFacts } from '#src/domain/deskViews.ts';
import { isNarrowed } from '#src/domain/narrowing.ts';
import { REFERRAL_STATES, type ReferralRow } from '#src/domain/referral.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';
import { type DeskSite, deskSite, viewFacts } from './deskSite.ts';
import { inOrder } from './inOrder.ts';
import { AS_IT_STANDS, type ListFrom } from './listFrom.ts';
import type { QueueItem } from './listQueue.ts';
import { narrowedAround, type PageAround } from './narrowedAround.ts';
import { openItems } from './openItems.ts';

/** The list that somebody came from, around one item of it. */
export interface ListAround {
  readonly site: DeskSite;
  readonly from: ListFrom;
  readonly lines: readonly QueueItem[];
  readonly current: string;
  /** Ids of the items before and after it, on the next page of the list too; null at either end. */
  readonly previous: string | null;
  readonly next: string | null;
  /** The page of the list that these lines are. */
  readonly page: number;
  /** Two large lists are being opened already, so this one was not. */
  readonly isBusy: boolean;
}

/**
 * Shows the page of a list in which an item stands. One that was just decided and left the list keeps its place: the next is the
 * one that would have come after it.
 */
export async function listAround(ports: Ports, worker: Unlocked, asked: { from: ListFrom; id: string }): Promise<ListAround> {
  const site = await deskSite(ports, worker.staff.site);
  const { from, id } = asked;
  const { view, narrowing } = from;
  const found =
    view !== null && isNarrowed(narrowing)
      ? await narrowedAround(ports, worker, site, { view, narrowing, id })
      : await viewAround(ports, worker, site, { view, id });
  return { site, from, current: id, isBusy: found === 'busy', ...(found === 'busy' ? NO_LINES : found) };
}

/**
 * The place of an item that is about to be decided. Where the narrowed list cannot be opened now, its place in the whole view: the way goes on,
 * and nobody takes a busy moment for the end of the list.
 */
export async function placeBefore(ports: Ports, worker: Unlocked, asked: { from: ListFrom; id: string }): Promise<ListAround> {
  const around = await listAround(ports, worker, asked);
  if (!around.isBusy) return around;
  return listAround(ports, worker, { ...asked, from: { ...asked.from, narrowing: AS_IT_STANDS } });
}

const NO_LINES: PageAround = { lines: [], previous: null, next: null, page: 1 };

async function viewAround(
  ports: Ports,
  worker: Unlocked,
  site: DeskSite,
  { view, id }: { view: View | null; id: string },
): Promise<PageAround> {
  const rows = await ports.referrals.list(site.slug, { states: view !== null && isLong(view) ? REFERRAL_STATES : NOT_CLOSED });
  // Closed a moment ago, it is none of these any more, and still has its place.
  const current = rows.find((row) => row.id === id) ?? (await ports.referrals.byId(site.slug, id));
  const { before, after, page, ...around } = pickAround(rows, viewFacts(site, worker.staff.id), view, current);
  const opened = await openItems(ports, worker, around.rows);
  const lines = view === null ? opened : inOrder(view, opened);
  const ids = lines.map(({ row }) => row.id);
  const at = ids.indexOf(id);
  if (at === -1) return { lines, previous: before, next: after, page };
  return { lines, previous: ids[at - 1] ?? before, next: ids[at + 1] ?? after, page };
}

interface Around {
  readonly rows: readonly ReferralRow[];
  /** What stands right before and after this page of the view, or before and after an item that is not in it. */
  readonly before: string | null;
  readonly after: string | null;
  readonly page: number;
}

function pickAround(rows: readonly ReferralRow[], facts: ViewFacts, view: View | null, current: ReferralRow | null): Around {
  const found = view === null ? morningOf(rows, facts).flatMap((part) => part.rows) : rowsIn(view, rows, facts);
  const at = found.findIndex((row) => row.id === current?.id);
  const place = at === -1 ? placeOf(found, view === null ? null : current, view) : at;
  const { rows: shown, page } = pageOf(found, Math.floor(place / ROWS_A_PAGE) + 1);
  const first = (page - 1) * ROWS_A_PAGE;
  const [before, after] = at === -1 ? [place - 1, place] : [first - 1, first + shown.length];
  return { rows: shown, before: found[before]?.id ?? null, after: found[after]?.id ?? null, page };
}

/** Where a row would stand that has left its list. Of This morning, where a part may have moved, the first line comes next. */
function placeOf(found: readonly ReferralRow[], gone: ReferralRow | null, view: View | null): number {
  if (gone === null) return 0;
  const isBefore = view === 'closed' ? (row: ReferralRow) => row.dueAt > gone.dueAt : (row: ReferralRow) => isEarlier(row, gone);
  return found.filter(isBefore).length;
}

function isEarlier(a: ReferralRow, b: ReferralRow): boolean {
  return a.dueAt === b.dueAt ? a.id < b.id : a.dueAt < b.dueAt;
}
