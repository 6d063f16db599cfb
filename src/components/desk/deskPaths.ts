import { isView, type View } from '#src/domain/deskViews.ts';

/** The view that an address names, from the fixed list (security/controls D6); null is This morning. */
export function viewIn({ searchParams }: URL): View | null {
  const asked = searchParams.get('view') ?? '';
  return isView(asked) ? asked : null;
}

/** The address of a view, with whatever else is asked of it, all of it codes. */
export function viewPath(view: View | null, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams({ ...(view === null ? {} : { view }), ...more }).toString();
  return query === '' ? '/staff/queue/' : `/staff/queue/?${query}`;
}

/** The address of an item; it carries the view that somebody came from, so that "back" leads there again. */
export function itemPath(id: string, from: View | null, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams({ ...(from === null ? {} : { view: from }), ...more }).toString();
  return query === '' ? `/staff/queue/${id}/` : `/staff/queue/${id}/?${query}`;
}
