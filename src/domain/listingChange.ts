import type { Day, Instant } from './day.ts';
import type { Patch } from './listing.ts';
import type { Listing } from './site.ts';

/**
 * Where a change stands. `draft`: the site's own, one at a time. `waiting`: for the Bureau. `asked`: the Bureau wants to know
 * more. `approved`: live at `liveAt`. `live`, `declined`, `withdrawn`, `reverted` end it.
 */
export const CHANGE_STATES = ['draft', 'waiting', 'asked', 'approved', 'live', 'declined', 'withdrawn', 'reverted'] as const;
export type ChangeState = (typeof CHANGE_STATES)[number];
/**
 * `new-site`: a listing that is not there yet. `contact`: the private address of the team. `confirm`: nothing changed, the site
 * said that all of it is still true.
 */
export const CHANGE_KINDS = ['edit', 'import', 'new-site', 'revert', 'contact', 'confirm'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** A proposed or past change of one listing, with who and when: together they are its history. */
export interface ListingChange {
  readonly id: string;
  readonly site: string;
  readonly kind: ChangeKind;
  /** A staff id, `operator` (an import) or `contact` (the confirmation page). */
  readonly author: string;
  readonly madeAt: Instant;
  readonly patch: Patch;
  /** The whole listing, where it is a new site; null otherwise. */
  readonly listing: Listing | null;
  /** The private address that is to stand, where the change is of that; null otherwise, or for none. */
  readonly contactEmail: string | null;
  /** Where the fact stands or who said it, and why it changes, for the Bureau. */
  readonly source: string;
  readonly reason: string;
  readonly state: ChangeState;
  /** The first of two people of the Bureau, for a new site. */
  readonly firstApproval: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Instant | null;
  /** What the Bureau wrote back. */
  readonly answer: string;
  /** When an approved change goes live, or went live. */
  readonly liveAt: Instant | null;
  /** Reference of the signed memorandum (MOU), for a new site. */
  readonly mou: string | null;
  /** Counts up with every decision; a form that read an older one is told so. */
  readonly version: number;
}

/** What the Bureau keeps about a listing beside what the public sees. */
export interface SiteRecord {
  readonly site: string;
  /** A role mailbox that is asked each month whether the listing is still true; never shown. */
  readonly contactEmail: string | null;
  readonly mou: string | null;
  /** When the letter "still true?" was last owed. */
  readonly askedOn: Day | null;
  /** The provider could not bring a letter to the contact address, or was told that it is unwanted. */
  readonly mailTrouble: MailTrouble | null;
}

export interface MailTrouble {
  readonly kind: 'bounced' | 'complained';
  readonly on: Day;
}
