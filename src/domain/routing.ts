import { connecticutTwins, todaysCounties } from './counties.ts';
import type { Words } from './locale.ts';
import type { Listing, Site } from './site.ts';
import { mayHaveStopped, type WayToRefer, wayToRefer } from './wayToRefer.ts';

/** How far a county may be and still be asked about (product §2.2: a ZIP often touches several counties). */
export const NEARBY_MILES = 15;

/** A place that the ZIP table knows: one ZIP, a city, or a county. */
export interface Place {
  /** What is stored and posted on: `98104`, `Seattle, WA` or `King County, WA`. */
  readonly key: string;
  /** What is shown: `Seattle, WA 98104`, `condado de King, WA`. */
  readonly labels: Words;
  readonly zips: readonly string[];
  /** FIPS codes of the counties that the table gives for these ZIPs. */
  readonly counties: readonly string[];
  /** FIPS codes of further counties that have a ZIP within NEARBY_MILES. */
  readonly nearbyCounties: readonly string[];
}

/** The five answers of the finder (product §2.2); `none` is the finding without candidates. */
export type DoorKind = 'takes-here' | 'other-door' | 'closed-group' | 'unsure';

/** Which rule made a site a candidate; stored with the referral and shown to staff. */
export type RoutingRule = 'zip' | 'county' | 'county-nearby';

export interface Candidate {
  readonly site: Site;
  readonly door: DoorKind;
  readonly rule: RoutingRule;
  /** The area is smaller than what the place tells: name it and ask "Is the person there?", even with one candidate. */
  readonly ask: boolean;
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
export function doorOf(site: Site): DoorKind {
  return mayHaveStopped(site) ? 'unsure' : DOOR_OF[wayToRefer(site)];
}

/** Tells whether somebody who refers can turn to a site behind this door. */
export function isHelp(door: DoorKind): boolean {
  return door === 'takes-here' || door === 'other-door';
}

/** Tells whether a site's own area holds the place; what is only nearby is never shown as the local team. */
export function isLocal(candidate: Candidate): boolean {
  return candidate.rule !== 'county-nearby';
}

/**
 * Every site that may serve a place, local ones first, each with the rule that says so; the person chooses, nothing is routed silently
 * (product §2.2). Nearby counties count only where the site takes referrals from anyone: a far or officers-only site is
 * never offered as help.
 */
export function routeToSites(place: Place, sites: readonly Site[]): Candidate[] {
  const found = sites.flatMap((site) => {
    const rule = ruleFor(place, site.listing);
    if (rule === null) return [];
    const door = doorOf(site);
    if (rule === 'county-nearby' && !isHelp(door)) return [];
    return [{ site, door, rule, ask: mustAsk(place, site.listing, rule) }];
  });
  return found.sort((a, b) => rank(a) - rank(b) || a.site.listing.name.localeCompare(b.site.listing.name));
}

/** Tells whether a site's area may hold a place; `outside` is what screening calls not for us. */
export function placeAgainst(place: Place, listing: Listing): 'inside' | 'outside' {
  return ruleFor(place, listing) === null ? 'outside' : 'inside';
}

function ruleFor(place: Place, listing: Listing): RoutingRule | null {
  if (listing.zips.length > 0) return place.zips.some((zip) => listing.zips.includes(zip)) ? 'zip' : null;
  const served = servedBy(listing);
  if (place.counties.some((fips) => served.has(fips))) return 'county';
  return place.nearbyCounties.some((fips) => served.has(fips)) ? 'county-nearby' : null;
}

function mustAsk(place: Place, listing: Listing, rule: RoutingRule): boolean {
  if (rule === 'county-nearby' || listing.partial) return true;
  if (rule === 'zip') return !place.zips.every((zip) => listing.zips.includes(zip));
  const served = servedBy(listing);
  return ![...place.counties, ...place.nearbyCounties].every((fips) => isServed(fips, served));
}

function servedBy(listing: Listing): ReadonlySet<string> {
  return new Set(listing.counties.flatMap((county) => todaysCounties(county.fips)));
}

// Connecticut has two codes for one spot: the second is served when everything it may mean is.
function isServed(fips: string, served: ReadonlySet<string>): boolean {
  const twins = connecticutTwins(fips);
  return served.has(fips) || (twins.length > 0 && twins.every((twin) => served.has(twin)));
}

const DOOR_ORDER: readonly DoorKind[] = ['takes-here', 'other-door', 'closed-group', 'unsure'];
const RULE_ORDER: readonly RoutingRule[] = ['zip', 'county', 'county-nearby'];

function rank(candidate: Candidate): number {
  const nearby = isLocal(candidate) ? 0 : DOOR_ORDER.length;
  return (nearby + doorRank(candidate)) * RULE_ORDER.length + RULE_ORDER.indexOf(candidate.rule);
}

// Behind the doors that help, the first thing worth knowing is what took over from a team that ended.
function doorRank({ site, door }: Candidate): number {
  const pointsOn = door === 'unsure' && site.listing.stage === 'ended' && site.listing.successor !== null;
  return pointsOn ? DOOR_ORDER.indexOf('closed-group') - 0.5 : DOOR_ORDER.indexOf(door);
}
