import { type Day, dayOf } from '#src/domain/day.ts';
import type { Locale } from '#src/domain/locale.ts';
import type { Place } from '#src/domain/routing.ts';
import type { Site } from '#src/domain/site.ts';
import { stateName } from '#src/domain/states.ts';
import type { PlaceAnswer, Ports } from '#src/ports.ts';
import { hasBit } from './bits.ts';
import { compareIn, type DirectoryIndex, directoryIndex, type SiteOnMap } from './directoryIndex.ts';
import { type DirectoryAsked, type DirectoryQuery, FILTERS, type FilterName, filterChange, filterValue } from './directoryQuery.ts';
import { type Filtered, filterSites, type Part } from './filterSites.ts';
import { type Nearness, nearestSites, sitesAt } from './nearestSites.ts';

/** What became of the place in the address. */
export type PlaceFound =
  | { readonly kind: 'not-asked' }
  /** More than a bare place stood there: not looked up. */
  | { readonly kind: 'left-out' }
  | PlaceAnswer;

export interface FoundSite {
  readonly site: Site;
  /** How it lies to the place; null where none is known. */
  readonly near: Nearness | null;
}

/** One value of a filter, and how many sites it would leave with all else that is asked. */
export interface FilterChoice {
  readonly value: string;
  readonly count: number;
  readonly chosen: boolean;
  readonly change: Partial<DirectoryQuery>;
}

/** One part of the question and how many sites would fit without it. */
export interface WayOut {
  readonly part: Part;
  readonly count: number;
  readonly change: Partial<DirectoryQuery>;
}

export interface SitesFound {
  /** As asked, with a page that is there. */
  readonly query: DirectoryQuery;
  readonly place: PlaceFound;
  readonly count: number;
  readonly pages: number;
  /** The sites of this page. */
  readonly shown: readonly FoundSite[];
  /** All that fit. */
  readonly onMap: readonly SiteOnMap[];
  readonly choices: Readonly<Record<FilterName, readonly FilterChoice[]>>;
  /** Where nothing fits: what to leave out, the most helpful first. */
  readonly waysOut: readonly WayOut[];
  /** Of the whole directory, without the demonstration's own. */
  readonly real: { readonly sites: number; readonly states: number; readonly confirmed: number };
  /** The day by which entries count as fresh or old. */
  readonly today: Day;
}

/** What one page shows at most (performance.md, row 11). */
export const SITES_ON_A_PAGE = 50;
// One list for the whole country, so one day: that in its middle.
const LIST_ZONE = 'America/Chicago';

/**
 * Answers what the address of the list asks: sites that hold every word and have every value asked for, in the order of states and
 * names, or from a place the nearest first. A place narrows nothing: it orders. Depends on the address, the day and the sites alone.
 */
export async function searchSites(
  ports: Pick<Ports, 'sites' | 'places' | 'clock'>,
  asked: DirectoryAsked,
  locale: Locale,
): Promise<SitesFound> {
  const index = directoryIndex(await ports.sites.all());
  const place = await placeOf(ports, asked);
  const today = dayOf(ports.clock.now(), LIST_ZONE);
  const filtered = filterSites(index, asked.query);
  const fits = (at: number) => hasBit(filtered.fitting, at);
  const order = isWhole(filtered, index) ? index.inOrder(locale) : index.inOrder(locale).filter(fits);
  const pages = Math.max(1, Math.ceil(order.length / SITES_ON_A_PAGE));
  const query = { ...asked.query, page: Math.min(asked.query.page, pages) };
  const [from, to] = [(query.page - 1) * SITES_ON_A_PAGE, query.page * SITES_ON_A_PAGE];
  const nearness =
    place.kind === 'known' ? { place: place.place, miles: await milesFrom(ports, index, place.place), today, most: to } : null;
  return {
    query,
    place,
    count: order.length,
    pages,
    shown: nearness
      ? nearestSites(index, order, { ...nearness, fitting: filtered.fitting }).slice(from, to)
      : unplaced(sitesAt(index, order.slice(from, to))),
    onMap: isWhole(filtered, index) ? index.onMap : index.onMap.filter((_, at) => fits(at)),
    choices: choicesOf(index, filtered, { query, locale }),
    waysOut: order.length === 0 ? waysOut(filtered) : [],
    real: index.real,
    today,
  };
}

/** Nothing narrows the list: ten thousand sites need not be asked one by one. */
function isWhole({ fitting }: Filtered, { all }: DirectoryIndex): boolean {
  return fitting === all;
}

async function milesFrom({ places }: Pick<Ports, 'places'>, index: DirectoryIndex, place: Place): Promise<Float64Array> {
  return (await index.milesToAll(places))(place);
}

async function placeOf(ports: Pick<Ports, 'places'>, { query, placeLeftOut }: DirectoryAsked): Promise<PlaceFound> {
  if (placeLeftOut) return { kind: 'left-out' };
  return query.place === '' ? { kind: 'not-asked' } : ports.places.find(query.place);
}

function unplaced(sites: readonly Site[]): FoundSite[] {
  return sites.map((site) => ({ site, near: null }));
}

function choicesOf(
  index: DirectoryIndex,
  filtered: Filtered,
  { query, locale }: { query: DirectoryQuery; locale: Locale },
): SitesFound['choices'] {
  const of = (filter: FilterName) =>
    [...index.having[filter].keys()].map((value) => {
      const chosen = filterValue(query, filter) === value;
      return { value, count: filtered.countWith(filter, value), chosen, change: filterChange(filter, chosen ? null : value) };
    });
  const byName = (one: FilterChoice, other: FilterChoice) =>
    compareIn(locale)(stateName(one.value, locale), stateName(other.value, locale));
  const choices = Object.fromEntries(FILTERS.map((filter) => [filter, of(filter)])) as Record<FilterName, FilterChoice[]>;
  return { ...choices, state: choices.state.sort(byName) };
}

function waysOut({ without }: Filtered): WayOut[] {
  return without
    .map(({ part, count }) => ({ part, count, change: part === 'words' ? { words: '' } : filterChange(part, null) }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count);
}
