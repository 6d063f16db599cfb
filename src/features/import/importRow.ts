import type { ImportedField } from './importedFacts.ts';

/** One row of a file, before anything of it is judged. */
export interface ImportRow {
  /** Where it begins in the file. */
  readonly line: number;
  /** Which listing it is about; empty where it does not say. */
  readonly slug: string;
  /** What it says of it, by fact; a fact that is left out stays as it is. */
  readonly facts: Readonly<Partial<Record<ImportedField, unknown>>>;
  /** What is wrong with the row as a whole, before its facts are looked at. */
  readonly faults: readonly Fault[];
  /** Where a fact stands in the row, as whoever made the file knows it. */
  readonly columnOf: (path: readonly PropertyKey[]) => string;
}

export interface Fault {
  readonly column: string;
  /** What to write instead. */
  readonly say: string;
}

export type ReadFile =
  | { readonly kind: 'rows'; readonly rows: readonly ImportRow[]; readonly notes: readonly string[] }
  /** Nothing of the file can be used; `say` is what to mend. */
  | { readonly kind: 'unreadable'; readonly say: string };
