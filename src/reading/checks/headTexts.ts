import type { EntryFile, TwinFile } from '#src/reading/readContent.ts';

/** A fact of the head that people read as a sentence. */
export interface HeadText {
  readonly text: string;
  readonly path: readonly PropertyKey[];
}

/** The sentences of a head: they stand on the page beside its running text, and some in lists and search results. */
export function headTexts({ data }: EntryFile | TwinFile): HeadText[] {
  return [
    { text: data.summary, path: ['summary'] },
    ...('short' in data ? [{ text: data.short, path: ['short'] }] : []),
    ...('doesNotShow' in data ? data.doesNotShow.map((text, index) => ({ text, path: ['doesNotShow', index] })) : []),
    ...('first' in data ? data.first.map(({ why }, index) => ({ text: why, path: ['first', index, 'why'] })) : []),
  ];
}
