import { type Found, makeSearch } from '#src/reading/search.ts';
import { searchDocuments } from './searchDocuments.ts';

let search: Promise<(question: string) => Found[]> | undefined;

/** The answer for a browser without scripts; the index is made at the first question and kept. */
export async function searchOnServer(question: string): Promise<Found[]> {
  search ??= searchDocuments().then(makeSearch);
  return question.trim() === '' ? [] : (await search)(question);
}
