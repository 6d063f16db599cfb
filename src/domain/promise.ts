import { addDays, type ClockTime, clockTimeOf, type Day, dayOf, type Instant, instantAt, type Weekday, weekdayOf } from './day.ts';

/** One day's opening, in the site's own clock. */
export interface Opening {
  readonly opens: ClockTime;
  readonly closes: ClockTime;
}

/** When a site is open: needed before it can promise anything (product §2, Promise). */
export interface OpeningHours {
  readonly timeZone: string;
  readonly weekly: Readonly<Partial<Record<Weekday, Opening>>>;
  readonly holidays: readonly Day[];
}

/** The day and moment by which a person of the site reads a message. */
export interface Promised {
  readonly day: Day;
  readonly at: Instant;
}

/**
 * How long the door may keep a page in memory that tells when somebody reads: such a page counts from the last of these
 * minutes, so that it never promises too early.
 */
export const PAGE_KEPT_MINUTES = 5;

// A year without one open day is a broken setting, not a promise.
const FURTHEST = 366;

/** The opening of a day, or null when the site is closed on it. */
export function openingOn(hours: OpeningHours, day: Day): Opening | null {
  if (hours.holidays.includes(day)) return null;
  return hours.weekly[weekdayOf(day)] ?? null;
}

/** Tells whether somebody is there at this moment. */
export function isOpenAt(hours: OpeningHours, at: Instant): boolean {
  const opening = openingOn(hours, dayOf(at, hours.timeZone));
  const time = clockTimeOf(at, hours.timeZone);
  return opening !== null && time >= opening.opens && time < opening.closes;
}

/** The first open day on or after a day, or null when the hours never open. */
export function nextOpenDay(hours: OpeningHours, from: Day): Day | null {
  for (let ahead = 0, day = from; ahead <= FURTHEST; ahead += 1, day = addDays(day, 1)) {
    if (openingOn(hours, day)) return day;
  }
  return null;
}

/** The next moment at which the site opens, or null when it never does. */
export function nextOpening(hours: OpeningHours, after: Instant): Promised | null {
  const today = dayOf(after, hours.timeZone);
  const opening = openingOn(hours, today);
  const from = opening && clockTimeOf(after, hours.timeZone) < opening.opens ? today : addDays(today, 1);
  const day = nextOpenDay(hours, from);
  const found = day && openingOn(hours, day);
  return day && found ? { day, at: instantAt(day, found.opens, hours.timeZone) } : null;
}

/**
 * The open day that a message counts as received on: the same day when the site is open at that moment, else the next
 * open day (product §2, Promise; before opening time that is the same day).
 */
export function countsAsReceivedOn(hours: OpeningHours, at: Instant): Day | null {
  if (isOpenAt(hours, at)) return dayOf(at, hours.timeZone);
  return nextOpening(hours, at)?.day ?? null;
}

/**
 * When a message received now is read: closing time of the Nth open day after the day it counts as received
 * (product §2, Promise). Null when the hours never open; such a site cannot be live.
 */
export function promiseFor(hours: OpeningHours, receivedAt: Instant, businessDays: number): Promised | null {
  let day = countsAsReceivedOn(hours, receivedAt);
  for (let left = businessDays; left > 0 && day; left -= 1) day = nextOpenDay(hours, addDays(day, 1));
  const closing = day && openingOn(hours, day);
  return day && closing ? { day, at: instantAt(day, closing.closes, hours.timeZone) } : null;
}
