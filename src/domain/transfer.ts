import { type Day, dayOf, type Instant } from './day.ts';
import { promiseFor } from './promise.ts';
import type { ReferralState } from './referral.ts';
import { openUntil } from './retention.ts';
import { type LiveSite, type Site, takesReferrals } from './site.ts';

/**
 * From where a message may go to another site: somebody has looked, and nobody has set out. What is held is looked at and released
 * first, so that no flood is passed on unread.
 */
export const TRANSFERABLE_STATES = ['new', 'waiting'] as const satisfies readonly ReferralState[];

/** Tells whether an item may go to another site. */
export function isTransferable(state: ReferralState): boolean {
  return TRANSFERABLE_STATES.some((from) => from === state);
}

/** The sites that a message may go to, by name. Nothing goes from an invented site to a real one, or back. */
export function transferTargets(from: Site, sites: readonly Site[]): LiveSite[] {
  return sites
    .filter((site) => takesReferrals(site))
    .filter(({ listing }) => listing.slug !== from.listing.slug && listing.demonstration === from.listing.demonstration)
    .sort((a, b) => a.listing.name.localeCompare(b.listing.name));
}

/** By when a person at the other site reads it, and until when it lives there. */
export interface TransferTerms {
  readonly dueAt: Instant;
  readonly deleteOn: Day;
}

/**
 * The promise of the other site runs from now. The life runs on from the first receipt, by the shorter of the two bounds; where the other
 * site's own is over before it can read the message, the day that stands is kept. Null: there is no such promise, or even that day
 * comes first, and the message would be erased unread.
 */
export function transferTerms(item: { readonly day: Day; readonly deleteOn: Day }, to: LiveSite, now: Instant): TransferTerms | null {
  const { hours, promiseDays, retention } = to.intake;
  const promised = promiseFor(hours, now, promiseDays);
  if (promised === null) return null;
  const readOn = dayOf(promised.at, hours.timeZone);
  const there = openUntil(item.day, retention);
  const deleteOn = there < item.deleteOn && there > readOn ? there : item.deleteOn;
  return deleteOn > readOn ? { dueAt: promised.at, deleteOn } : null;
}
