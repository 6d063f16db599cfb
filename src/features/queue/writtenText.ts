import { cleanText, lengthOf } from '#src/domain/text.ts';

/** Longest texts of a worker, in code points: a reason is a sentence, a note a page. */
export const REASON_LIMIT = 500;
export const NOTE_LIMIT = 4000;

export type WrittenText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'too-long' };

/** Reads what a worker wrote. */
export function readWritten(typed: string, limit: number): WrittenText {
  const clean = cleanText(typed);
  if (clean.kind === 'unreadable') return clean;
  return lengthOf(clean.text) > limit ? { kind: 'too-long' } : { kind: 'text', text: clean.text };
}
