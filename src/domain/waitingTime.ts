import {
  addDays,
  clockTimeOf,
  dayOf,
  daysBetween,
  HOUR,
  type Instant,
  instantAt,
  MINUTE,
  sayDay,
  sayTime,
  sayWeekday,
  weekdayOf,
} from './day.ts';
import { countsAsReceivedOn, nextOpenDay, type OpeningHours, openingOn } from './promise.ts';

/** A stretch of time in whole parts. */
export interface Span {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
}

/** Splits milliseconds into days, hours and minutes; nothing is rounded up. */
export function spanOf(ms: number): Span {
  const minutes = Math.max(0, Math.floor(ms / MINUTE));
  return { days: Math.floor(minutes / 1440), hours: Math.floor((minutes % 1440) / 60), minutes: minutes % 60 };
}

/**
 * How much of the promise has gone by, on the promise's own clock: open days that closed since the day of receipt, and
 * the hours of the open day that is running. Nights, weekends and holidays stand still, because nobody promised them.
 * @example received Monday, now Wednesday noon, open from 9 // { days: 1, hours: 3 }
 */
export function promiseClock(hours: OpeningHours, receivedAt: Instant, now: Instant): { days: number; hours: number } {
  const received = countsAsReceivedOn(hours, receivedAt);
  let day = received && nextOpenDay(hours, addDays(received, 1));
  let days = 0;
  while (day && closingOf(hours, day) <= now) {
    days += 1;
    day = nextOpenDay(hours, addDays(day, 1));
  }
  const opening = day && openingOn(hours, day);
  if (!day || !opening) return { days, hours: 0 };
  return { days, hours: Math.max(0, Math.floor((now - instantAt(day, opening.opens, hours.timeZone)) / HOUR)) };
}

/**
 * A moment as a worker says it, seen from now.
 * @example sayMoment(at, 'America/Los_Angeles', now) // 'today, 4:40 pm', 'Friday, 5 pm', 'Friday, March 4, 5 pm'
 */
export function sayMoment(at: Instant, timeZone: string, now: Instant): string {
  const day = dayOf(at, timeZone);
  const clock = sayTime(clockTimeOf(at, timeZone), 'en');
  // Nobody's own clock: where it stands in for one that is not known, it says so.
  const time = timeZone === 'UTC' ? `${clock} UTC` : clock;
  const away = daysBetween(dayOf(now, timeZone), day);
  if (away === 0) return `today, ${time}`;
  if (away === -1) return `yesterday, ${time}`;
  if (away === 1) return `tomorrow, ${time}`;
  // Within six days a weekday names one day only.
  return Math.abs(away) < 7 ? `${sayWeekday(weekdayOf(day), 'en')}, ${time}` : `${sayDay(day, 'en')}, ${time}`;
}

function closingOf(hours: OpeningHours, day: string): Instant {
  return instantAt(day, openingOn(hours, day)?.closes ?? '23:59', hours.timeZone);
}
