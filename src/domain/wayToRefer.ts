import type { Day } from './day.ts';
import { freshnessOf } from './freshness.ts';
import type { Words } from './locale.ts';
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
  if (site.listing.stage === 'ended') return 'ended';
  if (isLive(site)) return takesReferrals(site) ? 'here' : 'paused';
  return STAGE_WAYS[site.listing.stage] ?? publishedWay(site.listing);
}

/** Tells whether a group that alone may refer stands beside a doubt: nobody knows whether the site still works. */
export function mayHaveStopped(site: Site): boolean {
  const way = wayToRefer(site);
  return site.listing.stage === 'unknown' && (way === 'officers' || way === 'partners');
}

/**
 * Tells whether a site once stood by its listing and has been silent for long: what it says of its own way in may have changed, and
 * is shown only with the day (product §5). A live site answers for its form here, and of one that ended nobody expects a word.
 */
export function isOutOfDate(site: Site, today: Day): boolean {
  return freshnessOf(site.listing, today) === 'stale' && !isLive(site) && site.listing.stage !== 'ended';
}

/**
 * What somebody afraid of police has to read before turning to the site itself. Not where the form here is open, which
 * no officer reads, nor where nothing is left to turn to.
 */
export function policeWarningOf(site: Site): Words | null {
  // A listing stored before there was this fact does not carry it.
  return wayToRefer(site) === 'ended' ? null : (site.listing.policeWarning ?? null);
}

/** Tells whether there is a form or a phone behind a way: without one, other help has to stand on the page. */
export function hasFormOrPhone(way: WayToRefer): boolean {
  return way === 'here' || way === 'paused' || way === 'own-door';
}

const STAGE_WAYS: Partial<Record<Stage, WayToRefer>> = { ended: 'ended', launching: 'not-yet', exploring: 'not-yet' };

function publishedWay({ stage, whoMayRefer, referPage, phone }: Listing): WayToRefer {
  // That only officers may refer warns people, and a doubt about the site takes nothing from it.
  if (whoMayRefer !== 'anyone') return whoMayRefer;
  // What nobody knows to be still at work offers no way.
  if (stage === 'unknown') return 'unknown';
  return referPage !== null || phone !== null ? 'own-door' : 'door-not-known';
}
