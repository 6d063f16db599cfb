import { todaysCounties } from '#src/domain/counties.ts';
import { LANGUAGES, LOCALES, type Locale, SITE_LANGUAGES } from '#src/domain/locale.ts';
import type { Place } from '#src/domain/routing.ts';
import { isLive, type Listing, PATHWAYS, type Site, STAGES, type Stage, takesReferrals, WHO_MAY_REFER } from '#src/domain/site.ts';
import { stateName } from '#src/domain/states.ts';
import type { MilesToAll, Ports } from '#src/ports.ts';
import { addBit, allBits, type Bits, noBits } from './bits.ts';
import { FILTERS, type FilterName, OPEN } from './directoryQuery.ts';
import { indexWords, type WordIndex } from './wordIndex.ts';

/** What the map shows of a site. */
export interface SiteOnMap {
  readonly slug: string;
  readonly name: string;
  readonly stage: Stage;
  readonly state: string;
  /** The codes of its counties in use today. */
  readonly fips: readonly string[];
}

/** What finding has to know of all sites, worked out once for each revision. A site is meant by its place in `sites`. */
export interface DirectoryIndex {
  readonly sites: readonly Site[];
  readonly onMap: readonly SiteOnMap[];
  readonly all: Bits;
  /** Which sites have a value. Of states only those that have a site; of all else every value that there is. */
  readonly having: Readonly<Record<FilterName, ReadonlyMap<string, Bits>>>;
  readonly words: WordIndex;
  /** All sites by the name of their state, then by their own. */
  inOrder(locale: Locale): readonly number[];
  /** Every site that may have to do with a place: a coarse answer, never too few. */
  around(place: Pick<Place, 'zips' | 'counties'>): readonly number[];
  /** Measures to the areas of all sites. */
  milesToAll(places: Ports['places']): Promise<MilesToAll>;
  /** Without the demonstration's own. */
  readonly real: { readonly sites: number; readonly states: number; readonly confirmed: number };
}

const indexes = new WeakMap<readonly Site[], DirectoryIndex>();

/** The index of a snapshot; the same list of sites has the same index. */
export function directoryIndex(sites: readonly Site[]): DirectoryIndex {
  const index = indexes.get(sites) ?? indexSites(sites);
  indexes.set(sites, index);
  return index;
}

function indexSites(sites: readonly Site[]): DirectoryIndex {
  const orders = new Map<Locale, readonly number[]>();
  const onMap = sites.map(({ listing }) => mapped(listing));
  let measured: Promise<MilesToAll> | undefined;
  return {
    sites,
    onMap,
    all: allBits(sites.length),
    having: allHaving(sites),
    words: indexWords(sites.map(({ listing }) => knownOf(listing))),
    inOrder(locale) {
      const order = orders.get(locale) ?? orderOf(sites, locale);
      orders.set(locale, order);
      return order;
    },
    around: indexAreas(sites, onMap),
    milesToAll(places) {
      measured ??= places.milesToAll(sites.map(({ listing }) => listing));
      return measured;
    },
    real: realOf(sites),
  };
}

const VALUES_OF: Readonly<Record<FilterName, (site: Site) => readonly string[]>> = {
  state: ({ listing }) => [listing.state],
  stage: ({ listing }) => [listing.stage],
  who: ({ listing }) => [listing.whoMayRefer],
  pathway: ({ listing }) => listing.pathways,
  open: (site) => (takesReferrals(site) ? [OPEN] : []),
  reads: (site) => (isLive(site) ? site.intake.readsLanguages : []),
};

function allHaving(sites: readonly Site[]): DirectoryIndex['having'] {
  const known: Readonly<Record<FilterName, readonly string[]>> = {
    state: [...new Set(sites.map(({ listing }) => listing.state))],
    stage: STAGES,
    who: WHO_MAY_REFER,
    pathway: PATHWAYS,
    open: [OPEN],
    reads: SITE_LANGUAGES,
  };
  const having = (filter: FilterName) => {
    const places = new Map(known[filter].map((value) => [value, noBits(sites.length)]));
    sites.forEach((site, at) => {
      for (const value of VALUES_OF[filter](site)) {
        const bits = places.get(value);
        if (bits) addBit(bits, at);
      }
    });
    return places;
  };
  return Object.fromEntries(FILTERS.map((filter) => [filter, having(filter)])) as Record<FilterName, Map<string, Bits>>;
}

function mapped({ slug, name, stage, state, counties }: Listing): SiteOnMap {
  return { slug, name, stage, state, fips: counties.flatMap(({ fips }) => todaysCounties(fips)) };
}

function realOf(sites: readonly Site[]): DirectoryIndex['real'] {
  const real = sites.flatMap(({ listing }) => (listing.demonstration ? [] : [listing]));
  return {
    sites: real.length,
    states: new Set(real.map(({ state }) => state)).size,
    confirmed: real.filter(({ confirmedOn }) => confirmedOn !== null).length,
  };
}

function knownOf({ name, state, area, counties, host }: Listing): string {
  const names = counties.map((county) => county.name);
  const kinds = counties.length > 0 ? 'County condado de' : '';
  return [name, state, ...LOCALES.map((locale) => stateName(state, locale)), ...Object.values(area), ...names, kinds, host ?? ''].join(' ');
}

const COLLATORS = Object.fromEntries(LOCALES.map((locale) => [locale, new Intl.Collator(LANGUAGES[locale].tag)])) as Record<
  Locale,
  Intl.Collator
>;

/** Compares names as a language sorts them. Making a collator takes longer than sorting fifty names. */
export function compareIn(locale: Locale): (one: string, other: string) => number {
  return COLLATORS[locale].compare;
}

function orderOf(sites: readonly Site[], locale: Locale): number[] {
  const compare = compareIn(locale);
  const states = Map.groupBy(sites.keys(), (place) => sites[place]?.listing.state ?? '');
  const byName = (one: number, other: number) => compare(sites[one]?.listing.name ?? '', sites[other]?.listing.name ?? '');
  return [...states]
    .sort(([one], [other]) => compare(stateName(one, locale), stateName(other, locale)))
    .flatMap(([, places]) => places.sort(byName));
}

/** Under this stand sites whose area is drawn: a shape may reach past the counties that are named. */
const DRAWN = 'drawn';

function indexAreas(sites: readonly Site[], onMap: readonly SiteOnMap[]): DirectoryIndex['around'] {
  const parts = new Map<string, number[]>();
  sites.forEach(({ listing: { shapes, zips } }, at) => {
    const named = shapes.length > 0 ? [DRAWN] : [...zips, ...(onMap[at]?.fips ?? [])];
    for (const part of named) {
      const list = parts.get(part);
      if (list === undefined) parts.set(part, [at]);
      else list.push(at);
    }
  });
  return ({ zips, counties }) => [...new Set([...zips, ...counties, DRAWN].flatMap((part) => parts.get(part) ?? []))];
}
