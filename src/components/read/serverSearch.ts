import type { Locale } from '#src/domain/locale.ts';
import { type Found, makeSearch } from '#src/reading/search.ts';
import { searchable } from './searchDocuments.ts';

type Search = (question: string) => Found[];

const searches = new Map<Locale, Promise<Search>>();

/** The answer for a browser without scripts; the index of a language is made at the first question and kept. */
export async function searchOnServer(question: string, locale: Locale): Promise<Found[]> {
  if (question.trim() === '') return [];
  const search = searches.get(locale) ?? searchable(locale).then(makeSearch);
  searches.set(locale, search);
  return (await search)(question);
}
