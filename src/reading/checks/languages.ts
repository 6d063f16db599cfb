import { DEFAULT_LOCALE, type Locale } from '#src/domain/locale.ts';
import { EASE } from '#src/reading/ease.ts';
import { GRADE } from '#src/reading/grade.ts';
import type { Measure } from '#src/reading/measure.ts';
import type { EntryFile, TwinFile } from '#src/reading/readContent.ts';
import { wordsFor } from '#src/words/words.ts';
import { FORM_EASE, FORM_GRADE, PAGE_EASE, PAGE_GRADE } from './gradeLimits.ts';

/** What the gate must know of a language. How advice begins stands with its other words (words.reading.advice). */
export interface Language {
  readonly measure: Measure;
  readonly page: number;
  readonly form: number;
  /** Says that a figure is odds. */
  readonly odds: RegExp;
  /** An example that says that its numbers are nobody's. */
  readonly invented: RegExp;
}

export const LANGUAGES: Readonly<Record<Locale, Language>> = {
  en: {
    ...{ measure: GRADE, page: PAGE_GRADE, form: FORM_GRADE },
    odds: /\bodds\b/i,
    invented: /\b(?:invented|made-up) (?:numbers?|figures?|case|example)\b/i,
  },
  es: {
    ...{ measure: EASE, page: PAGE_EASE, form: FORM_EASE },
    odds: /\bodds\b|\bprobabilidades relativas\b/i,
    invented: /\binventad[ao]s?\b/i,
  },
};

/** The language in which a page or a twin is written. */
export function languageOf(file: EntryFile | TwinFile): Language {
  return LANGUAGES[localeOf(file)];
}

/** How a paragraph begins that is our advice and says so; it needs no source. */
export function adviceWord(file: EntryFile | TwinFile): string {
  return wordsFor(localeOf(file)).reading.advice;
}

/** A page without a language of its own is English. */
export function localeOf(file: EntryFile | TwinFile): Locale {
  return 'locale' in file ? file.locale : DEFAULT_LOCALE;
}

/** @example languageName('es') // 'Spanish' */
export function languageName(locale: Locale): string {
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(locale) ?? locale;
}
