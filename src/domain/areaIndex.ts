import { boxOfShape } from './areaShape.ts';
import { todaysCounties } from './counties.ts';
import { type Box, boxOf, doMeet, grown, type Spot } from './distance.ts';
import type { Listing, Site } from './site.ts';

/** Where a place lies: its ZIPs and counties, and the counties beside it. */
export interface Lying {
  readonly zips: readonly string[];
  readonly spots: readonly Spot[];
  readonly counties: readonly string[];
  readonly nearby: readonly { readonly fips: string }[];
}

/**
 * The sites that may serve a place, and some more: none that does is left out. Makes routing quick among thousands; lists of sites
 * are shared and never change, so what is found out about one is kept as long as the list.
 */
export function sitesNear(place: Lying, sites: readonly Site[], miles: number): Site[] {
  const { byZip, byCounty, drawn } = indexOf(sites);
  const counties = [...place.counties, ...place.nearby.map(({ fips }) => fips)];
  const around = grown(boxOf(place.spots), miles);
  const found = new Set([
    ...place.zips.flatMap((zip) => byZip.get(zip) ?? []),
    ...counties.flatMap((fips) => byCounty.get(fips) ?? []),
    ...drawn.flatMap(({ at, box }) => (doMeet(box, around) ? [at] : [])),
  ]);
  return [...found].sort((a, b) => a - b).flatMap((at) => sites[at] ?? []);
}

/** The counties that tell a site's area, by today's codes. ZIPs alone tell it exactly, and the counties then only say where these lie. */
export function countiesServed({ zips, shapes, counties }: Listing): readonly string[] {
  return zips.length > 0 && shapes.length === 0 ? [] : counties.flatMap(({ fips }) => todaysCounties(fips));
}

interface AreaIndex {
  readonly byZip: ReadonlyMap<string, readonly number[]>;
  readonly byCounty: ReadonlyMap<string, readonly number[]>;
  readonly drawn: readonly { readonly at: number; readonly box: Box }[];
}

const indexes = new WeakMap<readonly Site[], AreaIndex>();

function indexOf(sites: readonly Site[]): AreaIndex {
  const kept = indexes.get(sites);
  if (kept !== undefined) return kept;
  const made = {
    byZip: positions(sites, ({ zips }) => zips),
    byCounty: positions(sites, countiesServed),
    drawn: sites.flatMap(({ listing }, at) => listing.shapes.map((shape) => ({ at, box: boxOfShape(shape) }))),
  };
  indexes.set(sites, made);
  return made;
}

function positions(sites: readonly Site[], keysOf: (listing: Listing) => readonly string[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [at, { listing }] of sites.entries()) {
    for (const key of keysOf(listing)) {
      const list = found.get(key) ?? [];
      list.push(at);
      found.set(key, list);
    }
  }
  return found;
}
