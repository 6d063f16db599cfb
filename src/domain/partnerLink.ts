import { addDays, type Day } from './day.ts';
import type { Relation } from './referral.ts';

/** `partner`: an organization that refers often. `card`: the site's own window card, of no organization. */
export const PARTNER_KINDS = ['partner', 'card'] as const;
export type PartnerKind = (typeof PARTNER_KINDS)[number];

/** A short address of a site (product §2, Partner links). */
export interface PartnerLink {
  /** What stands after `/r/`. */
  readonly code: string;
  readonly site: string;
  readonly kind: PartnerKind;
  /** Of the organization; empty on a window card. */
  readonly name: string;
  /** How the people of the organization know about somebody, so that the form need not ask; null on a window card. */
  readonly relation: Relation | null;
  /** The agreed number of referrals in seven days; null on a window card. */
  readonly weekly: number | null;
  /** Its last day; null on a window card, which ends when it is revoked. */
  readonly endsOn: Day | null;
  readonly madeBy: string;
  readonly madeOn: Day;
  readonly revokedOn: Day | null;
}

/** Messages that came through a link on one day. */
export interface PartnerDay {
  readonly day: Day;
  readonly n: number;
  readonly over: number;
}

/** A week of the agreed number: today and the six days before it. */
export const PARTNER_WEEK = 7;
/** Days that the numbers of a link live; they are the organization's own, and count no person. */
export const PARTNER_DAYS_KEPT = 400;

/** Longest name of an organization, in code points; it must fit beside the other answers of a sealed summary. */
export const PARTNER_NAME_MOST = 80;
/** The agreed number lies between one and this: above it the site and the organization had better talk (threat model AC6). */
export const WEEKLY_MOST = 50;
/** A link is agreed on for a year at most. */
export const LINK_DAYS_MOST = 366;
/** The days over which the site sees the share of each link. */
export const SHARE_DAYS = 90;

/** Whether a link works today, and if not, why. */
export type LinkState = 'works' | 'revoked' | 'ended';

/** Whether a link works today, and if not, why. */
export function linkState(link: Pick<PartnerLink, 'endsOn' | 'revokedOn'>, today: Day): LinkState {
  if (link.revokedOn !== null) return 'revoked';
  return link.endsOn !== null && today > link.endsOn ? 'ended' : 'works';
}

/** How many messages came on the days from `since` to `today`, and how many of them above the agreed number. */
export function sentSince(days: readonly PartnerDay[], since: Day, today: Day): { readonly n: number; readonly over: number } {
  const counted = days.filter(({ day }) => day >= since && day <= today);
  return { n: counted.reduce((sum, { n }) => sum + n, 0), over: counted.reduce((sum, { over }) => sum + over, 0) };
}

/** The first of so many days that end today. */
export function firstOf(days: number, today: Day): Day {
  return addDays(today, 1 - days);
}

/** Tells whether one more message today is above the agreed number; it is marked then, never refused. */
export function isOverAgreed(link: Pick<PartnerLink, 'weekly'>, days: readonly PartnerDay[], today: Day): boolean {
  return link.weekly !== null && sentSince(days, firstOf(PARTNER_WEEK, today), today).n >= link.weekly;
}

/** A part of a whole in percent, rounded; nothing of nothing is 0. */
export function shareOf(n: number, all: number): number {
  return all === 0 ? 0 : Math.round((100 * n) / all);
}

/** Ten letters and digits of Crockford's base 32, as `Ids.short` makes them. */
const CODE = /^[0-9a-hjkmnp-tv-z]{10}$/;

/**
 * Reads what somebody typed as a code, or null when it cannot be one. Capitals, spaces and dashes are forgiven, and so are
 * the letters that look like digits (Crockford's base 32: o is 0, i and l are 1).
 * @example readCode('DEMO-pantry') // 'dem0pantry'
 */
export function readCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\-–—.·]/gu, '')
    .replaceAll('o', '0')
    .replaceAll(/[il]/g, '1');
  return CODE.test(code) ? code : null;
}

/**
 * Groups a code for reading it out.
 * @example showCode('pantrydays') // 'pantr ydays'
 */
export function showCode(code: string): string {
  return `${code.slice(0, 5)} ${code.slice(5)}`;
}
