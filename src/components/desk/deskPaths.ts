import { isView, type View } from '#src/domain/deskViews.ts';
import { narrowingQuery, readNarrowing } from '#src/domain/narrowing.ts';
import { type ListFrom, THIS_MORNING } from '#src/features/queue/listFrom.ts';

type Query = Readonly<Record<string, string>>;
type Asked = Pick<URL, 'searchParams'>;

/** What of an item has a page of its own. */
type ItemAct = 'similar' | 'handover' | 'transfer' | 'extend';

/** The list that an address names, from fixed codes alone (security/controls D6, E6); what is none of them is left out. */
export function listIn({ searchParams }: Asked): ListFrom {
  const view = searchParams.get('view') ?? '';
  return isView(view) ? { view, narrowing: readNarrowing(searchParams) } : THIS_MORNING;
}

/** What a list adds to an address; nothing for This morning. */
export function listQuery({ view, narrowing }: ListFrom): Query {
  return view === null ? {} : { view, ...narrowingQuery(narrowing) };
}

/** The address of a view, with whatever else is asked of it, all of it codes. */
export function viewPath(view: View | null, more: Query = {}): string {
  return withQuery('/staff/queue/', { ...(view === null ? {} : { view }), ...more });
}

/** The address of a list, with whatever else is asked of it, all of it codes. */
export function listPath(from: ListFrom, more: Query = {}): string {
  return withQuery('/staff/queue/', { ...listQuery(from), ...more });
}

/** The address of an item; it carries the list that somebody came from, so that "back" and "next" stay in it. */
export function itemPath(id: string, from: ListFrom, more: Query = {}): string {
  return withQuery(`/staff/queue/${id}/`, { ...listQuery(from), ...more });
}

/** The address of a page on which something is done with an item; it carries the list too. */
export function itemActPath(id: string, act: ItemAct, from: ListFrom, more: Query = {}): string {
  return withQuery(`/staff/queue/${id}/${act}/`, { ...listQuery(from), ...more });
}

/** The address of any page of the desk, with the list that somebody came from. */
export function withList(path: string, from: ListFrom): string {
  return withQuery(path, listQuery(from));
}

function withQuery(path: string, asked: Query): string {
  const query = new URLSearchParams(asked).toString();
  return query === '' ? path : `${path}?${query}`;
}
