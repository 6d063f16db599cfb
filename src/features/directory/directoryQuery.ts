import { type Locale, localePath, SITE_LANGUAGES, type SiteLanguage } from '#src/domain/locale.ts';
import { isBarePlace } from '#src/domain/place.ts';
import { PATHWAYS, type Pathway, STAGES, type Stage, WHO_MAY_REFER, type WhoMayRefer } from '#src/domain/site.ts';
import { isState } from '#src/domain/states.ts';
import { cleanText } from '#src/domain/text.ts';

/** What the list of sites is asked for. All of it stands in the address, and nothing else decides what the list shows. */
export interface DirectoryQuery {
  /** Words to be found in a site's name, area, county, state or host; empty: none. */
  readonly words: string;
  /** A ZIP, city or county that the list starts from; empty: none. */
  readonly place: string;
  /** Two postal letters. */
  readonly state: string | null;
  readonly stage: Stage | null;
  readonly who: WhoMayRefer | null;
  readonly pathway: Pathway | null;
  /** Only sites that take a message here now. */
  readonly open: boolean;
  /** A language that somebody there reads. */
  readonly reads: SiteLanguage | null;
  /** Counts from one. */
  readonly page: number;
}

/** An address, read. */
export interface DirectoryAsked {
  readonly query: DirectoryQuery;
  /** The address named more than a bare place, which is neither looked up nor shown again (product §2.2). */
  readonly placeLeftOut: boolean;
}

/** What the list can be narrowed by, one value each. */
export const FILTERS = ['state', 'stage', 'who', 'pathway', 'open', 'reads'] as const satisfies (keyof DirectoryQuery)[];
export type FilterName = (typeof FILTERS)[number];
/** The one value of the filter `open`. */
export const OPEN = 'yes';

/** The value that a query sets a filter to; null: not set. */
export function filterValue(query: DirectoryQuery, name: FilterName): string | null {
  return name === 'open' ? (query.open ? OPEN : null) : query[name];
}

/** The change of a query that sets a filter to one of its values, or with null takes it off. */
export function filterChange(name: FilterName, value: string | null): Partial<DirectoryQuery> {
  // The values are those that `readDirectoryQuery` knows, or the states of sites.
  return name === 'open' ? { open: value !== null } : ({ [name]: value } as Partial<DirectoryQuery>);
}

/** Longest search that is read, in characters; the longest site name has 66. */
const MOST_WORDS = 120;
// Two hundred pages of fifty hold ten thousand sites; more digits than this are no page number.
const PAGE_NUMBER = /^[1-9]\d{0,5}$/;

/** Reads the address of the list. A value that it does not know counts as not said, so that an old or mistyped link still shows the list. */
export function readDirectoryQuery(params: URLSearchParams): DirectoryAsked {
  const place = cleaned(params.get('place'));
  const isPlace = place !== '' && isBarePlace(place);
  const state = (params.get('state') ?? '').toUpperCase();
  const page = params.get('page') ?? '';
  const query = {
    words: [...cleaned(params.get('q'))].slice(0, MOST_WORDS).join('').trim(),
    place: isPlace ? place : '',
    state: isState(state) ? state : null,
    stage: oneOf(STAGES, params.get('stage')),
    who: oneOf(WHO_MAY_REFER, params.get('who')),
    pathway: oneOf(PATHWAYS, params.get('way')),
    open: params.get('open') === OPEN,
    reads: oneOf(SITE_LANGUAGES, params.get('reads')),
    page: PAGE_NUMBER.test(page) ? Number(page) : 1,
  };
  return { query, placeLeftOut: place !== '' && !isPlace };
}

/** Nothing asked: all sites. */
export const ALL_SITES: DirectoryQuery = readDirectoryQuery(new URLSearchParams()).query;

/**
 * The path of the list for a query with something changed. What is not asked is left out, always in the same order, so that one question
 * has one address. Any change goes back to the first page unless it names one.
 * @example queryPath('es', query, { state: 'WA' }) // '/es/sites/?place=98104&state=WA'
 */
export function queryPath(locale: Locale, query: DirectoryQuery, change: Partial<DirectoryQuery> = {}): string {
  return localePath(locale, barePath(query, change));
}

/** The same without a language before it. */
export function barePath(query: DirectoryQuery, change: Partial<DirectoryQuery> = {}): string {
  const params = new URLSearchParams(queryFields({ ...query, page: 1, ...change }));
  return params.size > 0 ? `/sites/?${params}` : '/sites/';
}

/** Tells whether a query asks for no more than a state: these lists search engines may show, all other questions are too many. */
export function asksStateOnly(query: DirectoryQuery): boolean {
  return queryFields(query).every(([name]) => name === 'state' || name === 'page');
}

/** Name and value of all that is asked, in the order of the address: for links, and for the hidden fields of a form. */
export function queryFields(query: DirectoryQuery): [name: string, value: string][] {
  const { words, place, state, stage, who, pathway, open, reads, page } = query;
  const fields: [string, string | null][] = [
    ['q', words],
    ['place', place],
    ['state', state],
    ['stage', stage],
    ['who', who],
    ['way', pathway],
    ['open', open ? OPEN : null],
    ['reads', reads],
    ['page', page > 1 ? String(page) : null],
  ];
  return fields.flatMap(([name, value]) => (value ? [[name, value] satisfies [string, string]] : []));
}

function cleaned(typed: string | null): string {
  const answer = cleanText(typed ?? '');
  return answer.kind === 'clean' ? answer.text.trim() : '';
}

function oneOf<Value extends string>(known: readonly Value[], value: string | null): Value | null {
  return known.find((one) => one === value) ?? null;
}
