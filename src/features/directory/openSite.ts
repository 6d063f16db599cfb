import { type Day, dayOf, type Instant, MINUTE } from '#src/domain/day.ts';
import { type Freshness, freshnessOf } from '#src/domain/freshness.ts';
import { PAGE_KEPT_MINUTES, type Promised, promiseFor } from '#src/domain/promise.ts';
import { type Measured, measuredReading, measuredSince } from '#src/domain/readingTime.ts';
import { isLive, type Site } from '#src/domain/site.ts';
import { type WayToRefer, wayToRefer } from '#src/domain/wayToRefer.ts';
import type { Ports } from '#src/ports.ts';

/** Where a site has no clock of its own, the day is that of the middle of the country. */
const MIDDLE_OF_COUNTRY = 'America/Chicago';

/** Where an ended site points on to. */
export interface Successor {
  readonly name: string;
  /** Where it is found: a listing here, or a page elsewhere. */
  readonly at: { readonly slug: string } | { readonly url: string };
}

export interface OpenedSite {
  readonly site: Site;
  readonly way: WayToRefer;
  /** When a message sent from this page is read; null where the form here is not open. */
  readonly promised: Promised | null;
  /** How soon messages to its form here were read; null where there is none, or too few to tell. */
  readonly measured: Measured | null;
  readonly successor: Successor | null;
  /** The day at the site. */
  readonly today: Day;
  /** How old the site's own word is. */
  readonly freshness: Freshness;
}

/** Opens one listing with the way to refer that it has, or answers null when there is none of that name. */
export async function openSite(ports: Pick<Ports, 'sites' | 'receipts' | 'clock'>, slug: string): Promise<OpenedSite | null> {
  const site = await ports.sites.bySlug(slug);
  if (site === null) return null;
  const now = ports.clock.now();
  const today = dayOf(now, site.intake?.hours.timeZone ?? MIDDLE_OF_COUNTRY);
  const way = wayToRefer(site);
  return {
    site,
    way,
    promised: way === 'here' ? promisedFor(site, now) : null,
    measured: isLive(site) ? measuredReading(await ports.receipts.ofSite(slug, measuredSince(today)), now) : null,
    successor: await successorOf(ports, site),
    today,
    freshness: freshnessOf(site.listing, today),
  };
}

/** A kept page must not promise too early: it counts from the last minute in which somebody may still read it. */
function promisedFor(site: Site, now: Instant): Promised | null {
  if (!isLive(site)) return null;
  return promiseFor(site.intake.hours, now + PAGE_KEPT_MINUTES * MINUTE, site.intake.promiseDays);
}

async function successorOf(ports: Pick<Ports, 'sites'>, site: Site): Promise<Successor | null> {
  const { successor } = site.listing;
  if (successor === null) return null;
  if (typeof successor !== 'string') return { name: successor.name, at: { url: successor.url } };
  const next = await ports.sites.bySlug(successor);
  return next && { name: next.listing.name, at: { slug: successor } };
}
