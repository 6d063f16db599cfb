import type { Locale } from '#src/domain/locale.ts';
import { DOOR_WORDS } from '#src/words/doorWords.ts';
import type { errors as english } from '#src/words/en/errors.ts';

export const ERROR_STATUSES = [400, 403, 404, 405, 408, 413, 415, 421, 422, 429, 431, 500, 503] as const;
export type ErrorStatus = (typeof ERROR_STATUSES)[number];

/** One error: what it is, and what the reader can do now. */
export interface ErrorWords {
  readonly title: string;
  readonly happened: string;
  readonly now: string;
}

/** All sentences of the error pages in one language; a status without its own does not compile. */
export type ErrorPageWords = typeof english & { readonly pages: Readonly<Record<ErrorStatus, ErrorWords>> };

/** The sentences of one language. */
export function errorWords(locale: Locale): ErrorPageWords {
  return DOOR_WORDS[locale].errors;
}
