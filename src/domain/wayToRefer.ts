import { isLive, type Listing, type Site, type Stage, takesReferrals } from './site.ts';

/** What a listing tells somebody who wants to refer: one plain answer a site (product §2.2 and §5). */
export type WayToRefer =
  /** The form here is open. */
  | 'here'
  /** The form here is closed for now. */
  | 'paused'
  /** Contrary to the model in a way that can harm: never offered. */
  | 'departs'
  | 'ended'
  /** Launching or only explored. */
  | 'not-yet'
  /** Anyone may refer, by the site's own form or phone. */
  | 'own-door'
  /** Anyone may refer, but no form and no phone is published. */
  | 'door-not-known'
  | 'partners'
  | 'officers'
  | 'unknown';

/** Answers how a site may be referred to; first rule that applies, and never a way that no source names. */
export function wayToRefer(site: Site): WayToRefer {
  if (site.listing.model === 'departs') return 'departs';
  if (isLive(site)) return takesReferrals(site) ? 'here' : 'paused';
  return STAGE_WAYS[site.listing.stage] ?? publishedWay(site.listing);
}

/** Tells whether there is a form or a phone behind a way: without one, other help has to stand on the page. */
export function hasFormOrPhone(way: WayToRefer): boolean {
  return way === 'here' || way === 'paused' || way === 'own-door';
}

// What nobody knows to be still at work offers no way, whoever once could refer.
const STAGE_WAYS: Partial<Record<Stage, WayToRefer>> = { ended: 'ended', launching: 'not-yet', exploring: 'not-yet', unknown: 'unknown' };

function publishedWay({ whoMayRefer, referPage, phone }: Listing): WayToRefer {
  if (whoMayRefer !== 'anyone') return whoMayRefer;
  return referPage !== null || phone !== null ? 'own-door' : 'door-not-known';
}
