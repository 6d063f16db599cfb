import { withConfirmed } from '#src/domain/freshness.ts';
import type { RoutingFact } from '#src/domain/site.ts';
import type { Ports } from '#src/ports.ts';
import { dayAt } from './effect.ts';
import { newChange, noteOf } from './newChange.ts';

export interface Confirmed {
  readonly site: string;
  /** A staff id, or `contact` for whoever holds the site's contact address. */
  readonly actor: string;
  /** Left out: all that steer people. */
  readonly facts?: readonly RoutingFact[];
  /** How it was said, e.g. where the number that the Bureau called was found. */
  readonly source?: string;
}

export type ConfirmListingResult = { readonly kind: 'confirmed' } | { readonly kind: 'no-such-site' };

/** Writes down that the site said today: this is still true. Nothing else of the listing changes. */
export async function confirmListing(ports: Ports, { site: slug, actor, facts, source = '' }: Confirmed): Promise<ConfirmListingResult> {
  for (let tries = 0; tries < 3; tries += 1) {
    const before = await ports.sites.bySlug(slug);
    if (before === null) break;
    const now = ports.clock.now();
    const listing = withConfirmed(before.listing, dayAt(before, now), facts);
    const change = newChange(ports, { site: slug, kind: 'confirm', author: actor, state: 'live', liveAt: now, source });
    const audit = [noteOf(ports, 'listing-confirmed', actor, change)];
    const site = { before, after: { ...before, listing } };
    if ((await ports.changes.save({ change, site, letters: [], audit }, 0)) === 'saved') return { kind: 'confirmed' };
  }
  return { kind: 'no-such-site' };
}
