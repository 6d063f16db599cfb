import { type Day, dayOf } from '#src/domain/day.ts';
import { readTypedPlace } from '#src/domain/place.ts';
import { type Promised, promiseFor } from '#src/domain/promise.ts';
import { type Candidate, isHelp, isLocal, type Place, routeToSites } from '#src/domain/routing.ts';
import { isLive, type Site } from '#src/domain/site.ts';
import { sitesNaming } from '#src/domain/sitesNaming.ts';
import { hasFormOrPhone, isOutOfDate, wayToRefer } from '#src/domain/wayToRefer.ts';
import type { PlaceAnswer, PlaceChoice, Ports } from '#src/ports.ts';
import { signChosenBy } from './chosenBy.ts';

/** Where an ended site points on to: a listing here, or a page elsewhere. */
export interface SuccessorOffer {
  readonly name: string;
  readonly at: { readonly slug: string } | { readonly url: string };
}

/** A candidate with all that its card says. */
export interface Offer extends Candidate {
  /** The signed rule that travels to the site's form; null where no message can be sent from here. */
  readonly chosenBy: string | null;
  /** When a message sent now would be read; null where the form here is not open. */
  readonly promised: Promised | null;
  readonly successor: SuccessorOffer | null;
  /** The site once stood by its listing, but long ago: its own form and phone are shown only with that day. */
  readonly outOfDate: boolean;
}

// Most sites have no clock on record, and a listing that is out of date is so by weeks.
const MIDDLE_OF_COUNTRY = 'America/Chicago';

type Unknown = Exclude<Extract<PlaceAnswer, { kind: 'unknown' }>['why'], 'nothing' | 'no-such-state'>;

export type FindSitesResult =
  | { readonly kind: 'empty' }
  /** `named`: sites whose own words name it, because the ZIP list knows post offices and not every town. */
  | { readonly kind: 'unknown'; readonly why: Unknown; readonly named: readonly Site[] }
  | { readonly kind: 'unknown'; readonly why: 'no-such-state'; readonly state: string; readonly named: readonly Site[] }
  | { readonly kind: 'several'; readonly choices: readonly PlaceChoice[]; readonly more: number }
  | { readonly kind: 'none'; readonly place: Place }
  | FoundSites;

export interface FoundSites {
  readonly kind: 'found';
  readonly place: Place;
  /** Doors that somebody can use, of teams whose own area holds the place. */
  readonly helps: readonly Offer[];
  /** Doors of teams next door: offered as such, never as the local team. */
  readonly nearby: readonly Offer[];
  /** Said plainly and never offered as help. */
  readonly others: readonly Offer[];
  /** A local team has a form or a phone; where none has, other help stands on the page. */
  readonly reachable: boolean;
  /** Several teams whose areas meet here, and none is sure: one question asks in which area the person is. */
  readonly asksWhich: boolean;
}

/** Answers a typed place with every site that may serve it; stores nothing, sends nobody anywhere (product §2.2). */
export async function findSites(ports: Pick<Ports, 'places' | 'sites' | 'signer' | 'clock'>, typed: string): Promise<FindSitesResult> {
  const answer = await ports.places.find(typed);
  const namedBy = async () => sitesNaming(readTypedPlace(typed), await ports.sites.all());
  switch (answer.kind) {
    case 'several':
      return answer;
    case 'unknown':
      if (answer.why === 'nothing') return { kind: 'empty' };
      return answer.why === 'no-such-state'
        ? { ...answer, named: await namedBy() }
        : { kind: 'unknown', why: answer.why, named: await namedBy() };
    case 'known':
      return offersFor(ports, answer.place, await ports.sites.all());
  }
}

function offersFor(ports: Pick<Ports, 'signer' | 'clock'>, place: Place, sites: readonly Site[]): FindSitesResult {
  const today = dayOf(ports.clock.now(), MIDDLE_OF_COUNTRY);
  const offers = routeToSites(place, sites, today).map((candidate) => offerOf(ports, { place, today, sites }, candidate));
  if (offers.length === 0) return { kind: 'none', place };
  const doors = offers.filter(({ door }) => isHelp(door));
  const helps = doors.filter(isLocal);
  return {
    kind: 'found',
    place,
    helps,
    nearby: doors.filter((offer) => !isLocal(offer)),
    others: offers.filter(({ door }) => !isHelp(door)),
    reachable: helps.some(({ site }) => hasFormOrPhone(wayToRefer(site))),
    asksWhich: doors.length > 1 && doors.every(({ ask }) => ask),
  };
}

interface Asked {
  readonly place: Place;
  readonly today: Day;
  readonly sites: readonly Site[];
}

function offerOf(ports: Pick<Ports, 'signer' | 'clock'>, { place, today, sites }: Asked, candidate: Candidate): Offer {
  const { site, door, rule } = candidate;
  const here = door === 'takes-here';
  return {
    ...candidate,
    chosenBy: here ? signChosenBy(ports, { slug: site.listing.slug, placeKey: place.key, rule }) : null,
    promised: here && isLive(site) ? promiseFor(site.intake.hours, ports.clock.now(), site.intake.promiseDays) : null,
    successor: successorOf(site, sites),
    outOfDate: isOutOfDate(site, today),
  };
}

function successorOf(site: Site, sites: readonly Site[]): SuccessorOffer | null {
  const { successor } = site.listing;
  if (successor === null) return null;
  if (typeof successor !== 'string') return { name: successor.name, at: { url: successor.url } };
  const next = sites.find((other) => other.listing.slug === successor);
  return next ? { name: next.listing.name, at: { slug: successor } } : null;
}
