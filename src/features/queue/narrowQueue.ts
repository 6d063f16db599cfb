import type { View } from '#src/domain/deskViews.ts';
import { type CodeOf, fits, fitsWho, type Narrowing, narrowingQuery, type Sort } from '#src/domain/narrowing.ts';
import type { ReferralRow } from '#src/domain/referral.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';
import { fewAtOnce, inSlices, MOST_OPENED } from './fewAtOnce.ts';
import { byReceived, inOrder } from './inOrder.ts';
import type { QueueItem } from './listQueue.ts';
import { openItems } from './openItems.ts';

/** A view of which everything had to be opened to find what was asked for. */
interface NarrowedView {
  readonly kind: 'narrowed';
  readonly items: readonly QueueItem[];
  /** All that were opened: they tell which places and languages there are. */
  readonly opened: readonly QueueItem[];
}

/**
 * Opens a view and leaves what was asked for, in the order that was asked for. The summaries are sealed, so no query can do this. The order is
 * kept for some minutes, for the pages of its items (narrowedAround.ts).
 */
export async function narrowQueue(
  ports: Ports,
  worker: Unlocked,
  asked: {
    readonly view: View;
    readonly rowsAt: (from: number, most: number) => Promise<readonly ReferralRow[]>;
    readonly narrowing: Narrowing;
    readonly codeOf: CodeOf;
  },
): Promise<NarrowedView | { readonly kind: 'busy' }> {
  const { view, rowsAt, narrowing, codeOf } = asked;
  const opened = await fewAtOnce(async () => inSlices(await rowsAt(0, MOST_OPENED), (slice) => openItems(ports, worker, slice)));
  if (opened === 'busy') return { kind: 'busy' };
  const facts = { me: worker.staff.id, codeOf };
  const found = opened.filter((item) => fits(narrowing, { summary: item.summary, assignee: item.row.assignee }, facts));
  const items = inSort(view, narrowing.sort, found);
  // Who has an item may change, and then it has to be looked at.
  const looked = opened.filter(({ row }) => fitsWho(narrowing.who, row.assignee, facts.me)).map(({ row }) => row.id);
  ports.keptLists.keep(worker.sessionId, listName(view, narrowing), { order: items.map(({ row }) => row), looked: new Set(looked) });
  return { kind: 'narrowed', items, opened };
}

/** What a narrowed list is kept under. */
export function listName(view: View, narrowing: Narrowing): string {
  return `${view}?${new URLSearchParams(narrowingQuery(narrowing))}`;
}

/** Puts the items of a view into the order that was asked for. */
export function inSort(view: View, sort: Sort, items: readonly QueueItem[]): QueueItem[] {
  if (sort === 'due') return inOrder(view, items);
  const oldestFirst = items.toSorted(byReceived);
  return sort === 'oldest' ? oldestFirst : oldestFirst.reverse();
}
