import type { Day } from '#src/domain/day.ts';
import { isLocal, type Place, routeToSites } from '#src/domain/routing.ts';
import type { Site } from '#src/domain/site.ts';
import { type Bits, hasBit } from './bits.ts';
import type { DirectoryIndex } from './directoryIndex.ts';

/** How a site lies to the place that was asked for. */
export type Nearness =
  /** Its area holds the place; `ask`: it may, and its own words have to tell. */
  | { readonly kind: 'inside'; readonly ask: boolean }
  /** Miles from the place to its area; null: nobody can tell. */
  | { readonly kind: 'away'; readonly miles: number | null };

export interface PlacedSite {
  readonly site: Site;
  readonly near: Nearness;
}

export interface NearestAsked {
  readonly place: Place;
  readonly fitting: Bits;
  /** Miles from the place to the area of every site. */
  readonly miles: Float64Array;
  readonly today: Day;
  /** How many are to be put in order, or a few more. */
  readonly most: number;
}

/** The sites nearest to a place: first those whose area may hold it, as the finder ranks them, then by miles. */
export function nearestSites(index: DirectoryIndex, order: readonly number[], asked: NearestAsked): PlacedSite[] {
  const around = index.around(asked.place).filter((at) => hasBit(asked.fitting, at));
  const inside = sitesHolding(sitesAt(index, around), asked);
  const held = new Set(inside.map(({ site }) => site));
  const nearby = nearest(order, asked.miles, asked.most);
  const away = nearby.flatMap((at): PlacedSite[] =>
    sitesAt(index, [at]).flatMap((site) => (held.has(site) ? [] : [{ site, near: awayBy(asked.miles[at]) }])),
  );
  return [...inside, ...away];
}

/** The sites that a place in the index means. */
export function sitesAt(index: DirectoryIndex, places: readonly number[]): Site[] {
  return places.flatMap((at) => index.sites[at] ?? []);
}

function sitesHolding(sites: readonly Site[], { place, today }: NearestAsked): PlacedSite[] {
  const candidates = routeToSites(place, sites, today).filter(isLocal);
  return candidates.map(({ site, ask }) => ({ site, near: { kind: 'inside', ask } }));
}

function awayBy(miles = Number.POSITIVE_INFINITY): Nearness {
  return { kind: 'away', miles: Number.isFinite(miles) ? miles : null };
}

/** So many places with the fewest miles, or a few more. Ten thousand are not put in order for the first fifty. */
function nearest(places: readonly number[], miles: Float64Array, most: number): number[] {
  const farthest = reachOf(places, miles, most);
  const within = places.filter((at) => (miles[at] ?? 0) <= farthest);
  // Equal ones stay in their order: by state and name. Infinity less infinity is no number.
  return within.sort((one, other) => (miles[one] === miles[other] ? 0 : (miles[one] ?? 0) - (miles[other] ?? 0)));
}

// Half the way around the earth has 12,440 miles.
const MOST_MILES = 12_500;

/** Whole miles within which so many places lie: counted by the mile, which is quicker than sorting. */
function reachOf(places: readonly number[], miles: Float64Array, most: number): number {
  const counts = new Uint32Array(MOST_MILES);
  for (const at of places) {
    const mile = Math.ceil(miles[at] ?? 0);
    if (mile < MOST_MILES) counts[mile] = (counts[mile] ?? 0) + 1;
  }
  let within = 0;
  const reach = counts.findIndex((count) => {
    within += count;
    return within >= most;
  });
  return reach === -1 ? Number.POSITIVE_INFINITY : reach;
}
