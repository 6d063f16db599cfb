import { NOT_CLOSED, pageOf, ROWS_A_PAGE, type View } from '#src/domain/deskViews.ts';
import type { Narrowing } from '#src/domain/narrowing.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';
import { type DeskSite, viewFacts } from './deskSite.ts';
import { type QueueItem, rowsOf } from './listQueue.ts';
import { inSort, narrowQueue } from './narrowQueue.ts';
import { openItems } from './openItems.ts';
import { wordCodes } from './wordCode.ts';

/** One page of a list around an item, and what stands before and after the item. */
export interface PageAround {
  readonly lines: readonly QueueItem[];
  readonly previous: string | null;
  readonly next: string | null;
  readonly page: number;
}

type Asked = { readonly view: View; readonly narrowing: Narrowing; readonly id: string };

/** The page of a narrowed list in which an item stands, or would stand if it fitted still: it keeps its place while it is worked on. */
export async function narrowedAround(ports: Ports, worker: Unlocked, site: DeskSite, asked: Asked): Promise<PageAround | 'busy'> {
  const { view, narrowing, id } = asked;
  const rows = await ports.referrals.list(site.slug, { states: NOT_CLOSED });
  const rowsAt = rowsOf(ports, view, rows, viewFacts(site, worker.staff.id), site.slug);
  const found = await narrowQueue(ports, worker, { view, rowsAt, narrowing, codeOf: wordCodes(ports, site.slug) });
  if (found.kind === 'busy') return 'busy';
  const ids = (await withCurrent(ports, worker, found.items, asked)).map(({ row }) => row.id);
  const at = ids.indexOf(id);
  const { rows: lines, page } = pageOf(found.items, Math.floor(Math.max(0, at) / ROWS_A_PAGE) + 1);
  return { lines, previous: ids[at - 1] ?? null, next: ids[at + 1] ?? null, page };
}

async function withCurrent(
  ports: Ports,
  worker: Unlocked,
  items: readonly QueueItem[],
  { view, narrowing, id }: Asked,
): Promise<readonly QueueItem[]> {
  if (items.some(({ row }) => row.id === id)) return items;
  const row = await ports.referrals.byId(worker.staff.site, id);
  const current = row === null ? [] : await openItems(ports, worker, [row]);
  return inSort(view, narrowing.sort, [...items, ...current]);
}
