import type { Locale } from '#src/domain/locale.ts';
import { ENGLISH } from './errorWordsEn.ts';
import { SPANISH } from './errorWordsEs.ts';

export const ERROR_STATUSES = [400, 403, 404, 405, 408, 413, 415, 421, 422, 429, 431, 500, 503] as const;
export type ErrorStatus = (typeof ERROR_STATUSES)[number];

/** One error: what it is, and what the reader can do now. */
export interface ErrorWords {
  readonly title: string;
  readonly happened: string;
  readonly now: string;
}

/** All sentences of the error pages in one language; a missing one does not compile. */
export interface ErrorPageWords {
  readonly errors: Readonly<Record<ErrorStatus, ErrorWords>>;
  readonly portal: string;
  readonly start: string;
  readonly sites: string;
  readonly waysOn: string;
  readonly otherHelp: string;
  readonly danger: string;
  readonly crisis: string;
  readonly local: string;
  readonly number: string;
  readonly demonstration: string;
  /** The same door in the other language, named in that language. */
  readonly otherLanguage: { readonly locale: Locale; readonly name: string };
}

export const ERROR_WORDS: Readonly<Record<Locale, ErrorPageWords>> = { en: ENGLISH, es: SPANISH };
