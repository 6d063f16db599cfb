/** What a list holds; only the items of the page asked for are made. */
export interface Items {
  readonly total: number;
  /** Those from one place up to another, which is left out. */
  readonly made: (from: number, to: number) => readonly object[];
}

/** The flat header of HSDS, with the items of one page. */
export interface Page {
  readonly total_items: number;
  readonly total_pages: number;
  readonly page_number: number;
  readonly size: number;
  readonly first_page: boolean;
  readonly last_page: boolean;
  readonly empty: boolean;
  readonly contents: readonly object[];
}

/** Cuts one page out of a list. Past the last one there is nothing, and the header says so. */
export function pageOf({ total, made }: Items, page: number, perPage: number): Page {
  const contents = made((page - 1) * perPage, page * perPage);
  const pages = Math.ceil(total / perPage);
  return {
    total_items: total,
    total_pages: pages,
    page_number: page,
    size: contents.length,
    first_page: page === 1,
    last_page: page >= pages,
    empty: contents.length === 0,
    contents,
  };
}
