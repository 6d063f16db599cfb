import type { TypedPlace } from './place.ts';
import { wordsOfName } from './placeName.ts';
import type { Site } from './site.ts';

// Shorter words, and words that more sites share, name no place ("city", "county").
const SHORTEST_NAME = 4;
const MOST_SITES = 3;
const MOST_WORDS = 4;

/**
 * Sites whose own name or area names what was typed: the ZIP list knows post offices, and towns such as Burien have
 * none of their own.
 */
export function sitesNaming(typed: TypedPlace, sites: readonly Site[]): readonly Site[] {
  const asked = askedNames(typed);
  const found = sites.filter(({ listing }) => {
    const names = namesIn([listing.name, listing.area.en, listing.area.es]);
    return asked.some(({ name, state }) => names.has(name) && (state ?? listing.state) === listing.state);
  });
  return found.length <= MOST_SITES ? found : [];
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
