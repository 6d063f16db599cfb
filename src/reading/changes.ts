/** One version of one page. */
export interface Change {
  /** YYYY-MM-DD: since then it is in effect. */
  readonly day: string;
  readonly path: string;
  readonly title: string;
  readonly version: string;
  readonly what: string;
  /** Where this version stands now that another one took its place. */
  readonly kept?: string;
}

interface Versioned {
  readonly id: string;
  readonly path: string;
  readonly data: {
    readonly title: string;
    readonly versions: readonly { readonly version: string; readonly effective: string; readonly what: string }[];
  };
}

/** Every version of every page, newest first; on one day in the order of the pages. `kept` holds ids like `faq/what-is-lead/1.0`. */
export function changesOf(entries: readonly Versioned[], kept: ReadonlySet<string>): Change[] {
  return entries
    .flatMap(({ id, path, data }) =>
      data.versions.map(({ version, effective, what }) => ({
        ...{ day: effective, path, title: data.title, version, what },
        ...(kept.has(`${id}/${version}`) ? { kept: `/versions/${id}/${version}/` } : {}),
      })),
    )
    .toSorted((a, b) => b.day.localeCompare(a.day));
}

/** The same changes, day by day. */
export function changesByDay(changes: readonly Change[]): [day: string, changes: Change[]][] {
  return [...Map.groupBy(changes, ({ day }) => day)];
}
