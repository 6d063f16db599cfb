import { addDays, type Day } from './day.ts';
import type { SiteRecord } from './listingChange.ts';
import { type Checked, type Listing, ROUTING_FACTS, type RoutingFact } from './site.ts';

/** How old the site's own word is (product §5). `never`: it has not spoken yet, and the listing says so. */
export type Freshness = 'never' | 'fresh' | 'ageing' | 'stale';

/**
 * Days since the oldest confirmation. A letter asks each month: one that is missed leaves a listing fresh, a second one lets it age,
 * a third makes it stale. Advice of this portal, no source names a number.
 */
export const FRESH_DAYS = 45;
export const STALE_AFTER_DAYS = 90;
/** The letter "still true?" comes this many days after the last confirmation, and again as often while nobody answers. */
export const ASK_EVERY_DAYS = 30;
/** The link of a letter opens its page for so many days: until well after the next letter. */
export const LINK_DAYS = 40;

/** How fresh a listing is today, by the oldest of the facts that steer people. */
export function freshnessOf(listing: Pick<Listing, 'confirmedOn'>, today: Day): Freshness {
  const { confirmedOn } = listing;
  if (confirmedOn === null) return 'never';
  if (today <= addDays(confirmedOn, FRESH_DAYS)) return 'fresh';
  return today <= addDays(confirmedOn, STALE_AFTER_DAYS) ? 'ageing' : 'stale';
}

/** The day since which every routing fact is confirmed: the oldest; null while one never was. */
export function confirmedSince(checked: Checked): Day | null {
  const days = ROUTING_FACTS.map((fact) => checked[fact]);
  return days.reduce<Day | null | undefined>((oldest, day) => earlier(oldest, day), undefined) ?? null;
}

function earlier(oldest: Day | null | undefined, day: Day | undefined): Day | null {
  if (day === undefined || oldest === null) return null;
  return oldest === undefined || day < oldest ? day : oldest;
}

/** The listing after the site confirmed some of its facts, or all of them. */
export function withConfirmed(listing: Listing, on: Day, facts: readonly RoutingFact[] = ROUTING_FACTS): Listing {
  const checked = { ...listing.checked, ...Object.fromEntries(facts.map((fact) => [fact, on])) };
  return { ...listing, checked, confirmedOn: confirmedSince(checked) };
}

/**
 * Tells whether the letter "still true?" is due: so many days after the last confirmation and after the last letter. A program that
 * has ended is asked no more.
 */
export function isAskDue(listing: Pick<Listing, 'stage' | 'confirmedOn'>, record: Pick<SiteRecord, 'askedOn'>, today: Day): boolean {
  if (listing.stage === 'ended') return false;
  return [listing.confirmedOn, record.askedOn].every((day) => day === null || isAhead(day, today) || today >= addDays(day, ASK_EVERY_DAYS));
}

/** Tells whether the link of a letter that was written on a day still opens its page. */
export function isLinkOpen(writtenOn: Day, today: Day): boolean {
  return !isAhead(writtenOn, today) && today <= addDays(writtenOn, LINK_DAYS);
}

// A clock that once ran ahead must silence no site for years; one day ahead is only another time zone.
function isAhead(day: Day, today: Day): boolean {
  return day > addDays(today, 1);
}

/** What the link of a letter carries, to be signed: whose listing it asks about, and when. */
export function linkText({ site, writtenOn }: { readonly site: string; readonly writtenOn: Day }): string {
  return `${site} ${writtenOn}`;
}

/** Reads what a link carried; null when it is nothing of the kind. */
export function readLinkText(text: string): { readonly site: string; readonly writtenOn: Day } | null {
  const [, site = '', writtenOn = ''] = /^([a-z0-9-]+) (\d{4}-\d{2}-\d{2})$/.exec(text) ?? [];
  return site === '' ? null : { site, writtenOn };
}
