import { globSync } from 'node:fs';
import { DEFAULT_LOCALE, LOCALES, type Locale } from '#src/domain/locale.ts';
import { LANGUAGES } from '#src/reading/checks/languages.ts';
import type { WordArea } from '#src/reading/checks/words.ts';
import { letters } from '#src/words/en/letters.ts';
import { openData } from '#src/words/en/openData.ts';
import { publicWords } from './wordTwins.ts';

/** Pages to look at. Every other area is a form or stands on the way to one: whoever is in need must get through it. */
const PAGES = new Set(['directory', 'home', 'letters', 'openData', 'privacy', 'reading', 'siteMap', 'sitePage', 'sites', 'vocabulary']);

/** Every word of the portal that is graded, with its limit. The desks' are left out: their readers are trained workers. */
export function gradedWords(): WordArea[] {
  const areas = LOCALES.flatMap((locale) => areasOf(locale, publicWords(locale)));
  const englishAlone = areasOf(DEFAULT_LOCALE, { letters, openData });
  return [...areas, ...englishAlone];
}

function areasOf(locale: Locale, areas: Readonly<Record<string, unknown>>): WordArea[] {
  const files = globSync(`src/words/${locale}/*.ts`).toSorted();
  const { page, form } = LANGUAGES[locale];
  return Object.entries(areas).map(([name, words]) => ({
    id: `words/${name}`,
    locale,
    limit: PAGES.has(name) ? page : form,
    files,
    words,
  }));
}
