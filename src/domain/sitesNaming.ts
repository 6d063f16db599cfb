import type { TypedPlace } from './place.ts';
import { wordsOfName } from './placeName.ts';
import type { Listing, Site } from './site.ts';

// Shorter words, and words that more sites share, name no place ("city", "county").
const SHORTEST_NAME = 4;
const MOST_SITES = 3;
const MOST_WORDS = 4;

/**
 * Sites whose own name or area, or the words of a drawn part of it, name what was typed: the ZIP list knows post offices, and towns
 * such as Burien have none of their own.
 */
export function sitesNaming(typed: TypedPlace, sites: readonly Site[]): readonly Site[] {
  const asked = askedNames(typed);
  const found = sites.filter(({ listing }) => {
    const here = asked.filter(({ name, state }) => (state ?? listing.state) === listing.state && lettersOf(listing).includes(name));
    return here.length > 0 && here.some(({ name }) => namesIn(textsOf(listing)).has(name));
  });
  return found.length <= MOST_SITES ? found : [];
}

function textsOf({ name, area, shapes }: Listing): string[] {
  return [name, area.en, area.es, ...shapes.flatMap(({ words }) => [words.en, words.es])];
}

// Listings are shared and never change. Most are told apart by letters alone, without a look at each run of words.
const letters = new WeakMap<Listing, string>();

function lettersOf(listing: Listing): string {
  const kept = letters.get(listing);
  if (kept !== undefined) return kept;
  const joined = wordsOfName(textsOf(listing).join(' ')).join('');
  letters.set(listing, joined);
  return joined;
}

function askedNames(typed: TypedPlace): { name: string; state: string | null }[] {
  if (typed.kind !== 'words') return [];
  return typed.readings.flatMap((reading) =>
    reading.kind === 'zip' || reading.guess || reading.name.length < SHORTEST_NAME ? [] : [{ name: reading.name, state: reading.state }],
  );
}

/** Every run of up to four words, in the form that `comparable` makes. */
function namesIn(texts: readonly string[]): ReadonlySet<string> {
  const runs = texts.map(wordsOfName).flatMap((words) => words.flatMap((_, from) => runsFrom(words.slice(from, from + MOST_WORDS))));
  return new Set(runs);
}

function runsFrom(words: readonly string[]): string[] {
  return words.map((_, index) => words.slice(0, index + 1).join(''));
}
