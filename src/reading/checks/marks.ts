import { SOURCE_MARK } from '#src/reading/sourceMark.ts';

/** The ids of the sources that a text cites, in order. */
export function marksIn(text: string): string[] {
  return [...text.matchAll(SOURCE_MARK)].map(([, id]) => id ?? '');
}

/** The text without its marks. */
export function withoutMarks(text: string): string {
  return text.replace(SOURCE_MARK, ' ');
}
