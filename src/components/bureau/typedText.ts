import { cleanText, lengthOf } from '#src/domain/text.ts';

/** Longest texts that the Bureau writes about a listing, in code points. */
export const WRITTEN_LIMITS = { short: 200, long: 1000 } as const;

/** What a page of the Bureau says when a text cannot be taken. */
export interface TextWords {
  readonly tooLong: (most: number) => string;
  readonly unreadable: string;
}

export type TypedText = { readonly text: string; readonly error: null } | { readonly text: string; readonly error: string };

/** Cleans what somebody of the Bureau wrote; `missing` is said where nothing stands and something must. */
export function typedText(typed: string | undefined, most: number, words: TextWords, missing: string | null = null): TypedText {
  const cleaned = cleanText(typed ?? '');
  if (cleaned.kind === 'unreadable') return { text: '', error: words.unreadable };
  const { text } = cleaned;
  if (lengthOf(text) > most) return { text, error: words.tooLong(most) };
  return { text, error: text === '' ? missing : null };
}
