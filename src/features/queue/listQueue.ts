import {
  countViews,
  isLong,
  LONG_VIEWS,
  type MorningPart,
  morningOf,
  NOT_CLOSED,
  pageAt,
  pageOf,
  ROWS_A_PAGE,
  rowsIn,
  type View,
  type ViewFacts,
} from '#src/domain/deskViews.ts';
import { isNarrowed, type Narrowing } from '#src/domain/narrowing.ts';
import type { ReferralRow, SummaryPart } from '#src/domain/referral.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';
import type { DeskNumbers } from './deskNumbers.ts';
import { type DeskSite, deskSite, viewFacts } from './deskSite.ts';
import { inOrder } from './inOrder.ts';
import { AS_IT_STANDS, type ListFrom } from './listFrom.ts';
import { narrowQueue } from './narrowQueue.ts';
import { openItems } from './openItems.ts';
import { type Facet, queueFacets } from './queueFacets.ts';
import { numbersOf, queuePrint, sumsOf } from './queuePrint.ts';
import { holdsSiteKey } from './siteKeys.ts';
import { wordCodes } from './wordCode.ts';

/** One line of the queue. */
export interface QueueItem {
  readonly row: ReferralRow;
  /** Null: no key of this worker opens it, it cannot be opened, or its sender took it back. */
  readonly summary: SummaryPart | null;
  /** What colleagues call the one who has it. */
  readonly assignee: string | null;
}

interface QueueFrame {
  readonly site: DeskSite;
  readonly counts: Readonly<Record<View, number>>;
  readonly numbers: DeskNumbers;
  /** Of the queue as this list shows it; another one told by the live desk means that it has changed since. */
  readonly print: string;
}

/** A view with what was asked of it. */
export interface QueueViewShown {
  readonly kind: 'view';
  readonly frame: QueueFrame;
  readonly view: View;
  readonly items: readonly QueueItem[];
  readonly page: number;
  readonly pages: number;
  readonly narrowing: Narrowing;
  /** How many fit; null where nothing was narrowed. */
  readonly fitting: number | null;
  /** How many of the view were too many to be looked at. */
  readonly left: number;
  readonly places: readonly Facet[];
  readonly languages: readonly Facet[];
  readonly colleagues: readonly { readonly id: string; readonly name: string }[];
}

export type ListQueueResult =
  | { readonly kind: 'no-key' }
  | {
      readonly kind: 'morning';
      readonly frame: QueueFrame;
      readonly parts: readonly { view: MorningPart['view']; count: number; items: QueueItem[] }[];
    }
  | QueueViewShown
  /** Two large lists are being opened already. */
  | { readonly kind: 'busy'; readonly frame: QueueFrame; readonly view: View };

interface QueueAsked extends Pick<ListFrom, 'view'> {
  readonly page: number;
  readonly narrowing?: Narrowing;
}

/** One page of a site's queue: This morning, or a view with so many rows that each summary can be opened for it. */
export async function listQueue(ports: Ports, worker: Unlocked, asked: QueueAsked): Promise<ListQueueResult> {
  if (!(await holdsSiteKey(ports, worker))) return { kind: 'no-key' };
  const site = await deskSite(ports, worker.staff.site);
  const facts = viewFacts(site, worker.staff.id);
  const rows = await ports.referrals.list(site.slug, { states: NOT_CLOSED });
  const closed = await ports.referrals.countClosed(site.slug);
  const numbers = numbersOf(rows, site.now);
  const print = queuePrint(ports, site.slug, sumsOf(rows, closed), numbers);
  const frame = { site, counts: countViews(rows, facts, closed), numbers, print };
  if (asked.view === null) return { kind: 'morning', frame, parts: await openMorning(ports, worker, rows, facts) };
  const inView = {
    view: asked.view,
    page: asked.page,
    rowsAt: rowsOf(ports, asked.view, rows, facts, site.slug),
    narrowing: asked.narrowing ?? AS_IT_STANDS,
  };
  return openView(ports, worker, frame, inView);
}

type RowsAt = (from: number, most: number) => Promise<readonly ReferralRow[]>;
type InView = Required<QueueAsked> & { readonly view: View; readonly rowsAt: RowsAt };

/** Reads a part of a view: out of the rows that are at hand, or where it holds what is closed, out of the store. */
export function rowsOf(ports: Ports, view: View, rows: readonly ReferralRow[], facts: ViewFacts, site: string): RowsAt {
  if (isLong(view)) return (from, most) => ports.referrals.page(site, LONG_VIEWS[view], { from, most, latestFirst: view === 'closed' });
  const found = rowsIn(view, rows, facts);
  return async (from, most) => found.slice(from, from + most);
}

async function openView(ports: Ports, worker: Unlocked, frame: QueueFrame, asked: InView): Promise<ListQueueResult> {
  const { view, narrowing, rowsAt } = asked;
  const total = frame.counts[view];
  const codeOf = wordCodes(ports, frame.site.slug);
  const found = isNarrowed(narrowing) ? await narrowQueue(ports, worker, { view, rowsAt, narrowing, codeOf }) : null;
  if (found?.kind === 'busy') return { kind: 'busy', frame, view };
  const listed = found === null ? await openPage(ports, worker, asked, total) : pageOf(found.items, asked.page);
  return {
    kind: 'view',
    frame,
    view,
    items: listed.rows,
    page: listed.page,
    pages: listed.pages,
    narrowing,
    fitting: found === null ? null : found.items.length,
    left: found === null ? 0 : total - found.opened.length,
    ...queueFacets(found?.opened ?? listed.rows, codeOf),
    colleagues: (await ports.staff.ofSite(frame.site.slug)).map(({ id, name }) => ({ id, name })),
  };
}

async function openPage(ports: Ports, worker: Unlocked, { view, rowsAt, page: asked }: InView, total: number) {
  const { from, page, pages } = pageAt(total, asked);
  const found = await rowsAt(from, ROWS_A_PAGE);
  return { rows: inOrder(view, await openItems(ports, worker, found)), page, pages };
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
