import { isLive, type Listing, type Site } from './site.ts';

/** Facts by which somebody turns to the site itself. */
const DOORS = { howToRefer: null, referPage: null, phone: null, email: null } as const satisfies Partial<Listing>;

/**
 * Tells whether others may pass on how to reach the site: not where nobody should turn (product §5), nor where nobody is left. Whoever copies a
 * list often copies the number and leaves the warning.
 */
export function tellsDoors({ model, stage }: Pick<Listing, 'model' | 'stage'>): boolean {
  return model !== 'departs' && stage !== 'ended';
}

/** A listing as the open data tells it, and as the import compares it: of a live site the desk's own phone and hours count. */
export function openListing(site: Site): Listing {
  const listing = isLive(site) ? { ...site.listing, phone: site.intake.phone, hours: null } : site.listing;
  return tellsDoors(listing) ? listing : { ...listing, ...DOORS };
}
