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

/** All sentences of the error pages in one language; a missing one does not compile. The frame round them has its own words. */
export interface ErrorPageWords {
  readonly errors: Readonly<Record<ErrorStatus, ErrorWords>>;
  readonly start: string;
  readonly sites: string;
  readonly otherHelp: string;
  readonly danger: string;
  readonly crisis: string;
  readonly local: string;
  readonly number: string;
}

export const ERROR_WORDS: Readonly<Record<Locale, ErrorPageWords>> = { en: ENGLISH, es: SPANISH };
