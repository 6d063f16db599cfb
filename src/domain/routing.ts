import { countiesServed, sitesNear } from './areaIndex.ts';
import { nearestOf } from './areaShape.ts';
import { connecticutTwins } from './counties.ts';
import type { Day } from './day.ts';
import type { Spot } from './distance.ts';
import type { Words } from './locale.ts';
import type { Listing, Site } from './site.ts';
import { isOutOfDate, mayHaveStopped, type WayToRefer, wayToRefer } from './wayToRefer.ts';

/** How far a place may lie from a site's area and still be asked about, where the site sets no other distance (product §2.2). */
export const NEARBY_MILES = 15;
/** The widest border that a site may set, in miles. Advice of this portal: farther is no border. */
export const MOST_BORDER_MILES = 50;

/** A county that the place does not lie in, and how many miles off its nearest ZIP is. */
export interface NearCounty {
  readonly fips: string;
  readonly miles: number;
}

/** A place that the ZIP table knows: one ZIP, a city, or a county. */
export interface Place {
  /** What is stored and posted on: `98104`, `Seattle, WA` or `King County, WA`. */
  readonly key: string;
  /** What is shown: `Seattle, WA 98104`, `condado de King, WA`. */
  readonly labels: Words;
  readonly zips: readonly string[];
  /** Where its ZIPs lie, one spot each. */
  readonly spots: readonly Spot[];
  /** FIPS codes of the counties that the table gives for these ZIPs. */
  readonly counties: readonly string[];
  /** Further counties within MOST_BORDER_MILES; none where the county itself was named. */
  readonly nearby: readonly NearCounty[];
}

/** The five answers of the finder (product §2.2); `none` is the finding without candidates. */
export type DoorKind = 'takes-here' | 'other-door' | 'closed-group' | 'unsure';

/**
 * Which rule made a site a candidate, the sharpest first; stored with the referral and shown to staff. A ZIP is an area and its
 * spot only the middle of it: also a spot inside a shape makes no more than a question.
 */
export const ROUTING_RULES = ['zip', 'shape', 'county', 'shape-nearby', 'county-nearby'] as const;
export type RoutingRule = (typeof ROUTING_RULES)[number];

export interface Candidate {
  readonly site: Site;
  readonly door: DoorKind;
  readonly rule: RoutingRule;
  /** The area may not hold all that the place tells: name it and ask "Is the person there?", even with one candidate. */
  readonly ask: boolean;
  /** What is asked about: the words of the drawn shapes that made it a candidate, else those of the whole area. */
  readonly areas: readonly Words[];
}

const DOOR_OF: Readonly<Record<WayToRefer, DoorKind>> = {
  here: 'takes-here',
  // Its form is closed for now; its phone and its public message are not.
  paused: 'other-door',
  'own-door': 'other-door',
  'door-not-known': 'other-door',
  partners: 'closed-group',
  officers: 'closed-group',
  departs: 'unsure',
  ended: 'unsure',
  'not-yet': 'unsure',
  unknown: 'unsure',
};

/** How the finder offers a site (product §2.2). */
export function doorOf(site: Site, today: Day): DoorKind {
  return mayHaveStopped(site) || isOutOfDate(site, today) ? 'unsure' : DOOR_OF[wayToRefer(site)];
}

/** Tells whether somebody who refers can turn to a site behind this door. */
export function isHelp(door: DoorKind): boolean {
  return door === 'takes-here' || door === 'other-door';
}

/** Tells whether a site's own area may hold the place; what is only near it is never shown as the local team. */
export function isLocal({ rule }: Pick<Candidate, 'rule'>): boolean {
  return rule !== 'county-nearby' && rule !== 'shape-nearby';
}

/**
 * Every site that may serve a place, local ones first, each with the rule that says so; the person chooses, nothing is routed silently
 * (product §2.2). Beyond its own border a site counts only where it takes referrals from anyone: a far or officers-only site is
 * never offered as help.
 */
export function routeToSites(place: Place, sites: readonly Site[], today: Day): Candidate[] {
  const known = knownOf(place);
  const found = sitesNear(place, sites, MOST_BORDER_MILES).flatMap((site) => {
    const rule = ruleFor(known, site.listing);
    if (rule === null) return [];
    const door = doorOf(site, today);
    if (!isLocal({ rule }) && !isHelp(door)) return [];
    return [{ site, door, rule, ask: mustAsk(known, site.listing, rule), areas: areasFor(known, site.listing, rule) }];
  });
  return found.sort((a, b) => rank(a) - rank(b) || a.site.listing.name.localeCompare(b.site.listing.name));
}

/** Tells whether a site's area may hold a place; `outside` is what screening calls not for us. */
export function placeAgainst(place: Place, listing: Listing): 'inside' | 'outside' {
  return ruleFor(knownOf(place), listing) === null ? 'outside' : 'inside';
}

/** How near its border a site is asked about, in miles. */
export function borderOf({ borderMiles }: Pick<Listing, 'borderMiles'>): number {
  return Math.min(MOST_BORDER_MILES, Math.max(0, borderMiles ?? NEARBY_MILES));
}

/** A place made ready to be held against thousands of sites. */
interface KnownPlace extends Place {
  readonly zipSet: ReadonlySet<string>;
}

function knownOf(place: Place): KnownPlace {
  return { ...place, zipSet: new Set(place.zips) };
}

function ruleFor(place: KnownPlace, listing: Listing): RoutingRule | null {
  if (listing.zips.some((zip) => place.zipSet.has(zip))) return 'zip';
  const miles = listing.shapes.length > 0 ? nearestOf(listing.shapes, place.spots, borderOf(listing)) : null;
  if (miles === 0) return 'shape';
  const served = new Set(countiesServed(listing));
  if (place.counties.some((fips) => served.has(fips))) return 'county';
  if (miles !== null) return 'shape-nearby';
  return countiesWithin(borderOf(listing), place).some((fips) => served.has(fips)) ? 'county-nearby' : null;
}

function mustAsk(place: KnownPlace, listing: Listing, rule: RoutingRule): boolean {
  if (listing.partial) return true;
  if (rule === 'zip') return !place.zips.every((zip) => listing.zips.includes(zip));
  // A shape beside a county may draw what of the county is meant.
  if (rule !== 'county' || listing.shapes.length > 0) return true;
  // However near the site draws its own border: a ZIP may reach into any county that is near.
  const served = new Set(countiesServed(listing));
  return ![...place.counties, ...countiesWithin(NEARBY_MILES, place)].every((fips) => isServed(fips, served));
}

function areasFor(place: Place, { area, shapes, borderMiles }: Listing, rule: RoutingRule): readonly Words[] {
  if (rule !== 'shape' && rule !== 'shape-nearby') return [area];
  const most = rule === 'shape' ? 0 : borderOf({ borderMiles });
  return shapes.filter((shape) => nearestOf([shape], place.spots, most) !== null).map(({ words }) => words);
}

function countiesWithin(most: number, place: Place): string[] {
  return place.nearby.flatMap(({ fips, miles }) => (miles <= most ? [fips] : []));
}

// Connecticut has two codes for one spot: the second is served when everything it may mean is.
function isServed(fips: string, served: ReadonlySet<string>): boolean {
  const twins = connecticutTwins(fips);
  return served.has(fips) || (twins.length > 0 && twins.every((twin) => served.has(twin)));
}

const DOOR_ORDER: readonly DoorKind[] = ['takes-here', 'other-door', 'closed-group', 'unsure'];

function rank(candidate: Candidate): number {
  const nearby = isLocal(candidate) ? 0 : DOOR_ORDER.length;
  return (nearby + doorRank(candidate)) * ROUTING_RULES.length + ROUTING_RULES.indexOf(candidate.rule);
}

// Behind the doors that help, the first thing worth knowing is a way that was open when last heard of, or what took over from a
// team that ended.
function doorRank({ site, door }: Candidate): number {
  const way = wayToRefer(site);
  const pointsOn = door === 'unsure' && (way === 'own-door' || (way === 'ended' && site.listing.successor !== null));
  return pointsOn ? DOOR_ORDER.indexOf('closed-group') - 0.5 : DOOR_ORDER.indexOf(door);
}
