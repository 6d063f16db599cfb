import type { Locale } from '#src/domain/locale.ts';

/** What a text may not pass (product §6), and the few texts that may, each with its reason. */

/** School grades of English, at most. */
export const PAGE_GRADE = 8;
export const FORM_GRADE = 6;
/** Reading ease of Spanish, at least: "fairly easy" on its scale (70 to 80) for pages, the upper half of that for whoever is in need. */
export const PAGE_EASE = 70;
export const FORM_EASE = 75;

interface Exception {
  readonly locale: Locale;
  readonly id: string;
  readonly limit: number;
  readonly why: string;
}

export const EXCEPTIONS: readonly Exception[] = [];

/** The limit of one text: that of its kind, or its own. */
export function limitFor(locale: Locale, id: string, limit: number): number {
  return EXCEPTIONS.find((exception) => exception.locale === locale && exception.id === id)?.limit ?? limit;
}
