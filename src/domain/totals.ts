import { type Day, dayOf, type Instant } from './day.ts';

/** A calendar year, four digits. */
export type Year = number;

/** Public counts of people below this are not told (product §4, Insights; security/controls K9). */
export const SMALLEST_TOLD = 11;

/** The year in which the portal was first published; nothing was counted before it. */
export const FIRST_YEAR: Year = 2026;

/** A count as the public sees it. `few`: it is under `SMALLEST_TOLD`, and how far is not told. */
export type ToldCount = { readonly kind: 'number'; readonly n: number } | { readonly kind: 'few' };

/** What may be told of a count of people. None at all is hidden too: it also says something of somebody. */
export function toldOfPeople(n: number): ToldCount {
  return n < SMALLEST_TOLD ? { kind: 'few' } : { kind: 'number', n };
}

/** What may be told of lawful demands. Zero is told: it speaks of the operator, and points at nobody. */
export function toldOfDemands(n: number): ToldCount {
  return n === 0 ? { kind: 'number', n } : toldOfPeople(n);
}

/** The year of a day. */
export function yearOf(day: Day): Year {
  return Number(day.slice(0, 'YYYY'.length));
}

/**
 * The year now, by the clock of Greenwich: totals are of all sites together.
 * @example yearNow(Date.UTC(2026, 11, 31, 23)) // 2026
 */
export function yearNow(now: Instant): Year {
  return yearOf(dayOf(now, 'UTC'));
}

/**
 * The day from which a year's counts of people are told. The year is over then everywhere, and so are the 24 hours in which
 * the last message taken back in it can be brought back. A count that is told while it grows would tell of each single act.
 */
export function toldFrom(year: Year): Day {
  return `${year + 1}-01-03`;
}

/** Tells whether a year's counts of people are final. */
export function isFinal(year: Year, now: Instant): boolean {
  return dayOf(now, 'UTC') >= toldFrom(year);
}
