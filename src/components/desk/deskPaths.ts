import { isView, type View } from '#src/domain/deskViews.ts';
import { clearQuery, narrowingQuery, readNarrowing, sealedQuery } from '#src/domain/narrowing.ts';
import { type ListFrom, THIS_MORNING } from '#src/features/queue/listFrom.ts';

type Query = Readonly<Record<string, string>>;
type Asked = Pick<URL, 'searchParams'>;

/** What of an item has a page of its own. */
type ItemAct = 'similar' | 'handover' | 'transfer' | 'extend';

/** What a token looks like (listFrom.ts); whether it is ours only its opening tells. */
const TOKEN = /^[\w-]{100,400}$/;

/** The list that an address names, from fixed codes and an unopened token (security/controls D6, E6); what is none of them is left out. */
export function listIn({ searchParams }: Asked): ListFrom {
  const view = searchParams.get('view') ?? '';
  if (!isView(view)) return THIS_MORNING;
  const token = searchParams.get('list') ?? '';
  return { view, narrowing: readNarrowing(searchParams), token: TOKEN.test(token) ? token : null };
}

/** What a list adds to its own address; nothing for This morning. Where its narrowing is not opened, its token goes on. */
function listQuery({ view, narrowing, token }: ListFrom): Query {
  if (view === null) return {};
  const isOpen = token === null || Object.keys(sealedQuery(narrowing)).length > 0;
  return { view, ...narrowingQuery(narrowing), ...(isOpen ? {} : { list: token }) };
}

/** What a list adds to an address that names an item: nothing of what that message says (security/controls E6), so the token stands for it. */
function besideItem({ view, narrowing, token }: ListFrom): Query {
  return view === null ? {} : { view, ...clearQuery(narrowing), ...(token === null ? {} : { list: token }) };
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
  return withQuery(`/staff/queue/${id}/`, { ...besideItem(from), ...more });
}

/** The address of a page on which something is done with an item; it carries the list too. */
export function itemActPath(id: string, act: ItemAct, from: ListFrom, more: Query = {}): string {
  return withQuery(`/staff/queue/${id}/${act}/`, { ...besideItem(from), ...more });
}

/** The address of a list whose last item was decided: it names the item, so it carries its narrowing as an item's address does. */
export function listAfter(id: string, from: ListFrom): string {
  return withQuery('/staff/queue/', { ...besideItem(from), of: id });
}

/** The address of a page of an item, or its id, with the list that somebody came from. */
export function withList(path: string, from: ListFrom): string {
  return withQuery(path, besideItem(from));
}

function withQuery(path: string, asked: Query): string {
  const query = new URLSearchParams(asked).toString();
  return query === '' ? path : `${path}?${query}`;
}
