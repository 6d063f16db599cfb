import { countyName } from '#src/domain/countyName.ts';
import { countyLabels } from '#src/domain/placeLabels.ts';
import { type County, isLive, type Listing, type Site, takesReferrals } from '#src/domain/site.ts';
import { stateName } from '#src/domain/states.ts';
import type { Maker } from './maker.ts';
import type { Named, OpenFact, TaxonomyCode, VocabularyWords } from './openWords.ts';

/** One thing that a service is marked with (HSDS `taxonomy_term`). */
export interface Term {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly parent_id?: string;
  readonly taxonomy: string;
  readonly taxonomy_id: string;
  readonly language: 'en';
}

export interface Taxonomy {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

/** A mark on a site, with the value and label that it has there. */
export interface Mark {
  readonly taxonomy: TaxonomyCode;
  readonly code: string;
  readonly value?: string;
  readonly label?: string;
}

const VOCABULARY: readonly (keyof VocabularyWords)[] = ['lead-stage', 'lead-referrer', 'lead-pathway', 'lead-model', 'lead-fact'];
export const TAXONOMY_CODES: readonly TaxonomyCode[] = [...VOCABULARY, 'us-county'];

/** The id of a term, without making it. */
export function termId({ id }: Maker, { taxonomy, code }: Pick<Mark, 'taxonomy' | 'code'>): string {
  return id(`term:${taxonomy}:${code}`);
}

export function taxonomyOf({ id, words }: Maker, code: TaxonomyCode): Taxonomy {
  const { name, means } = words.taxonomies[code];
  return { id: id(`taxonomy:${code}`), name, description: means };
}

/** The fixed terms, then states and counties that some listing names, in the order of their codes. */
export function allTerms(maker: Maker, listings: readonly Listing[]): Term[] {
  const fixed = VOCABULARY.flatMap((taxonomy) =>
    Object.keys(maker.words.vocabulary[taxonomy]).map((code) => termOf(maker, taxonomy, code)),
  );
  const states = [...new Set(listings.map(({ state }) => state))].toSorted();
  const counties = new Map(listings.flatMap(({ counties, state }) => counties.map((county) => [county.fips, { county, state }])));
  return [
    ...fixed,
    ...states.map((state) => stateTerm(maker, state)),
    ...[...counties.keys()].toSorted().flatMap((fips) => {
      const found = counties.get(fips);
      return found ? [countyTerm(maker, found.county, found.state)] : [];
    }),
  ];
}

/** Every mark of a site, each with its term. */
export function marksOf(site: Site): Mark[] {
  const { listing } = site;
  return [
    { taxonomy: 'lead-stage', code: listing.stage },
    { taxonomy: 'lead-referrer', code: listing.whoMayRefer },
    ...listing.pathways.map((code) => ({ taxonomy: 'lead-pathway', code }) as const),
    { taxonomy: 'lead-model', code: listing.model },
    ...factsOf(site),
    { taxonomy: 'us-county', code: listing.state },
    ...listing.counties.map(({ fips }) => ({ taxonomy: 'us-county', code: fips }) as const),
  ];
}

function factsOf(site: Site): Mark[] {
  const { listing } = site;
  const fact = (code: OpenFact, value?: string, label?: string): Mark => ({
    taxonomy: 'lead-fact',
    code,
    ...(value === undefined ? {} : { value }),
    ...(label === undefined ? {} : { label }),
  });
  return [
    ...(takesReferrals(site) ? [fact('takes-messages-here')] : []),
    ...(listing.partial ? [fact('partial', listing.area.en)] : []),
    ...(listing.launched === null ? [] : [fact('started', String(listing.launched))]),
    ...(listing.stageAsOf === null ? [] : [fact('stage-as-of', String(listing.stageAsOf))]),
    ...(isLive(site) ? [fact('promise-days', String(site.intake.promiseDays))] : []),
    ...listing.charges.map(({ en }) => fact('charge', en)),
    ...listing.sources.map(({ url, supports }) => fact('source', url, supports)),
  ];
}

/** The term of a mark as it stands on this listing. */
export function termOfMark(maker: Maker, { taxonomy, code }: Mark, { state, counties }: Listing): Term {
  if (taxonomy !== 'us-county') return termOf(maker, taxonomy, code);
  const county = counties.find(({ fips }) => fips === code);
  return county ? countyTerm(maker, county, state) : stateTerm(maker, code);
}

// Cities that stand outside every county, and names that already say what they are of.
const HAS_KIND = / (?:city|County|Parish|Borough|Municipality|Census Area|Planning Region)$/;

/**
 * What a county is called.
 * @example countyLabel({ name: 'King', fips: '53033' }, 'WA') // 'King County, WA'
 */
export function countyLabel({ fips, name }: County, state: string): string {
  const named = HAS_KIND.test(name) ? null : countyName(fips, state, name);
  return named === null ? `${name}, ${state}` : countyLabels(named, state).en;
}

function termOf(maker: Maker, taxonomy: keyof VocabularyWords, code: string): Term {
  const named: Readonly<Record<string, Named>> = maker.words.vocabulary[taxonomy];
  return made(maker, taxonomy, code, named[code] ?? { name: code, means: code });
}

function stateTerm(maker: Maker, state: string): Term {
  const name = stateName(state, 'en');
  return made(maker, 'us-county', state, { name, means: maker.words.stateMeans(name) });
}

function countyTerm(maker: Maker, county: County, state: string): Term {
  const named = { name: countyLabel(county, state), means: maker.words.countyMeans(county.fips) };
  return { ...made(maker, 'us-county', county.fips, named), parent_id: termId(maker, { taxonomy: 'us-county', code: state }) };
}

function made(maker: Maker, taxonomy: TaxonomyCode, code: string, { name, means }: Named): Term {
  return {
    id: termId(maker, { taxonomy, code }),
    code,
    name,
    description: means,
    taxonomy: maker.words.taxonomies[taxonomy].name,
    taxonomy_id: maker.id(`taxonomy:${taxonomy}`),
    language: 'en',
  };
}
