import type { Locale } from '#src/domain/locale.ts';
import type { Listing, Site } from '#src/domain/site.ts';
import { stateName } from '#src/domain/states.ts';
import { cleanText } from '#src/domain/text.ts';
import type { Ports } from '#src/ports.ts';

/** The sites of one state, by name. */
export interface SitesOfState {
  readonly code: string;
  readonly name: string;
  readonly sites: readonly Site[];
  /** How many of these are real: all but the demonstration's own. */
  readonly real: number;
}

export interface SitesFound {
  /** What was asked, as it is shown again; empty when all are listed. */
  readonly asked: string;
  readonly count: number;
  /** How many of these are real, and in how many states. */
  readonly real: number;
  readonly realStates: number;
  /** How many of these were confirmed by the site itself. */
  readonly confirmed: number;
  readonly states: readonly SitesOfState[];
}

/** Longest search that is read, in characters; the longest site name has 66. */
const MOST_ASKED = 120;
/** Words that say what kind of place is meant, not which. */
const KINDS_OF_PLACE = new Set(['of', 'the', 'city', 'county', 'state', 'de', 'del', 'ciudad', 'condado', 'estado']);

/**
 * Lists the sites that match every word asked, by state: each word has to begin a word of the name, state, area, county
 * or host, in either language, whatever its accents and capitals. Nothing asked lists all.
 */
export async function searchSites(ports: Pick<Ports, 'sites'>, typed: string, locale: Locale): Promise<SitesFound> {
  const asked = askedOf(typed);
  const words = tellingWords(wordsOf(asked));
  const found = (await ports.sites.all()).filter(({ listing }) => matches(listing, words));
  const states = byState(found, locale);
  return {
    asked,
    count: found.length,
    real: realOf(found),
    realStates: states.filter(({ real }) => real > 0).length,
    confirmed: found.filter(({ listing }) => listing.confirmedOn !== null && !listing.demonstration).length,
    states,
  };
}

function realOf(sites: readonly Site[]): number {
  return sites.filter(({ listing }) => !listing.demonstration).length;
}

function askedOf(typed: string): string {
  const cleaned = cleanText(typed);
  return cleaned.kind === 'clean' ? [...cleaned.text].slice(0, MOST_ASKED).join('').trim() : '';
}

function tellingWords(words: readonly string[]): readonly string[] {
  const telling = words.filter((word) => !KINDS_OF_PLACE.has(word));
  return telling.length > 0 ? telling : words;
}

function matches(listing: Listing, words: readonly string[]): boolean {
  const known = wordsOf(knownOf(listing));
  return words.every((word) => known.some((candidate) => candidate.startsWith(word)));
}

function knownOf(listing: Listing): string {
  const { name, state, area, counties, host } = listing;
  const countyNames = counties.map((county) => `${county.name} County, condado de ${county.name}`);
  return [name, state, stateName(state, 'en'), stateName(state, 'es'), area.en, area.es, ...countyNames, host ?? ''].join(' ');
}

/** Marks go, and so do apostrophes and the Hawaiian ʻokina, which most people leave out. */
function wordsOf(text: string): string[] {
  const plain = text
    .normalize('NFD')
    .replace(/[\p{M}ʻʼ‘’'`]/gu, '')
    .toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

function byState(sites: readonly Site[], locale: Locale): SitesOfState[] {
  const groups = Map.groupBy(sites, (site) => site.listing.state);
  return [...groups]
    .map(([code, group]) => ({
      code,
      name: stateName(code, locale),
      sites: group.toSorted((a, b) => a.listing.name.localeCompare(b.listing.name, locale)),
      real: realOf(group),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
}
