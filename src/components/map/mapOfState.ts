import type { Point } from '#src/domain/atlas.ts';
import type { Locale } from '#src/domain/locale.ts';
import type { MapFrame } from '#src/domain/mapFrame.ts';
import { type DrawnCounty, type DrawnMap, drawnCounties, drawnMap } from '#src/domain/mapPlaces.ts';
import type { Listing } from '#src/domain/site.ts';
import { spreadMarks } from './spreadMarks.ts';

/** A site on the map: its number in the key, its mark, and the spot that the mark was moved from when others stood there. */
export interface Mark {
  readonly listing: Listing;
  readonly number: number;
  readonly at: Point;
  readonly movedFrom: Point | null;
}

/** Counties that the same sites serve: one thing to press. */
export interface CountyGroup {
  readonly fips: readonly string[];
  readonly listings: readonly Listing[];
  /** At least one of them is known to be at work, and is a place to refer. */
  readonly atWork: boolean;
}

/** What is shown of a state with more sites than can be told apart on a drawing: where they are, and no marks. */
export interface Crowd {
  readonly count: number;
  readonly atWork: readonly string[];
  /** Counties where sites are known, but none at work. */
  readonly known: readonly string[];
}

export interface StateMap {
  readonly frame: MapFrame;
  readonly groups: readonly CountyGroup[];
  readonly marks: readonly Mark[];
  /** Null where every site has its mark. */
  readonly crowd: Crowd | null;
  /** No county of these is known: they stand below the map by name. */
  readonly unplaced: readonly Listing[];
  /** A county is drawn as something wider. */
  readonly inPart: boolean;
}

/** More marks than this are a second list, and cover the land that they stand on. */
export const MOST_MARKED = 40;

interface Served {
  readonly listing: Listing;
  readonly drawn: readonly DrawnCounty[];
}

/** Works out the map of one state from the listings to be shown on it, numbered by name; null where that state is not drawn. */
export function mapOfState(code: string, listings: readonly Listing[], locale: Locale): StateMap | null {
  const map = drawnMap(code);
  if (map === null) return null;
  const isCrowded = listings.length > MOST_MARKED;
  const inOrder = isCrowded ? listings : listings.toSorted((a, b) => a.name.localeCompare(b.name, locale));
  const served = inOrder.map((listing) => ({ listing, drawn: listing.counties.flatMap(({ fips }) => drawnCounties(map, fips)) }));
  const inPart = served.some(({ drawn }) => drawn.some((county) => county.inPart));
  if (isCrowded) return { frame: map.frame, groups: [], marks: [], crowd: crowdOf(served), unplaced: [], inPart };
  return {
    frame: map.frame,
    groups: groupsOf(served),
    marks: marksOf(served, map),
    crowd: null,
    unplaced: served.filter(({ drawn }) => drawn.length === 0).map(({ listing }) => listing),
    inPart,
  };
}

/** Where the mark of a site stands: in that of its counties which lies nearest to the middle of them all. */
export function spotFor({ middles }: DrawnMap, fips: readonly string[]): Point | null {
  const spots = fips.map((code) => middles.get(code)).filter((spot) => spot !== undefined);
  if (spots.length === 0) return null;
  const mean: Point = [average(spots.map(([x]) => x)), average(spots.map(([, y]) => y))];
  const offs = spots.map(([x, y]) => Math.hypot(x - mean[0], y - mean[1]));
  return spots[offs.indexOf(Math.min(...offs))] ?? null;
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function marksOf(served: readonly Served[], map: DrawnMap): Mark[] {
  const placed = served.flatMap(({ listing, drawn }) => {
    const codes = drawn.map(({ fips }) => fips);
    const spot = spotFor(map, codes);
    return spot === null ? [] : [{ listing, spot }];
  });
  const spots = placed.map(({ spot }) => spot);
  const spread = spreadMarks(spots, map.frame);
  return placed.map(({ listing, spot }, index) => {
    const at = spread[index] ?? spot;
    return { listing, number: index + 1, at, movedFrom: at === spot ? null : spot };
  });
}

function crowdOf(served: readonly Served[]): Crowd {
  const working = new Map<string, boolean>();
  for (const { listing, drawn } of served) {
    for (const { fips } of drawn) working.set(fips, working.get(fips) === true || isAtWork(listing));
  }
  const codesWhere = (atWork: boolean) => [...working].filter(([, works]) => works === atWork).map(([fips]) => fips);
  return { count: served.length, atWork: codesWhere(true), known: codesWhere(false) };
}

function groupsOf(served: readonly Served[]): CountyGroup[] {
  const byCounty = new Map<string, Listing[]>();
  for (const { listing, drawn } of served) {
    for (const { fips } of drawn) byCounty.set(fips, [...(byCounty.get(fips) ?? []), listing]);
  }
  const groups = Map.groupBy(byCounty, ([, listings]) => listings.map(({ slug }) => slug).join(' '));
  return [...groups.values()].map((counties) => {
    const listings = [...new Set(counties.flatMap(([, own]) => own))];
    return { fips: counties.map(([fips]) => fips), listings, atWork: listings.some(isAtWork) };
  });
}

function isAtWork({ stage, model }: Listing): boolean {
  return stage === 'operating' && model !== 'departs';
}
