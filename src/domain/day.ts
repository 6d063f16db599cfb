import { Temporal } from 'temporal-polyfill';
import { LANGUAGES, type Locale } from './locale.ts';

/** A calendar day, `YYYY-MM-DD`. Text compares in calendar order. */
export type Day = string;
/** A moment, in milliseconds since 1970 UTC. */
export type Instant = number;
/** A wall-clock time, `HH:MM`. */
export type ClockTime = string;
/** Monday is 1, Sunday is 7 (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY_LONG = 24 * HOUR;

/** The calendar day that a moment falls on in a time zone. */
export function dayOf(at: Instant, timeZone: string): Day {
  return zoned(at, timeZone).toPlainDate().toString();
}

/** The wall-clock time of a moment in a time zone. */
export function clockTimeOf(at: Instant, timeZone: string): ClockTime {
  return zoned(at, timeZone).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** The moment at which a clock in the zone shows this time on this day; a time that the clock change skips moves forward. */
export function instantAt(day: Day, time: ClockTime, timeZone: string): Instant {
  const wall = Temporal.PlainDate.from(day).toPlainDateTime(Temporal.PlainTime.from(time));
  return wall.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds;
}

/** Hours by which a clock in the zone is ahead of UTC at a moment: negative in America. */
export function offsetHours(at: Instant, timeZone: string): number {
  return zoned(at, timeZone).offsetNanoseconds / 1e6 / HOUR;
}

/**
 * The day so many days later (earlier when negative).
 * @example addDays('2026-02-27', 2) // '2026-03-01'
 */
export function addDays(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** How many days lie from one day to another; negative when the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
}

/** The day of the week. */
export function weekdayOf(day: Day): Weekday {
  return Temporal.PlainDate.from(day).dayOfWeek as Weekday;
}

/**
 * A day as people say it, with the year only where asked.
 * @example sayDay('2026-03-03', 'en') // 'Tuesday, March 3'
 */
export function sayDay(day: Day, locale: Locale, withYear = false): string {
  const options: Intl.DateTimeFormatOptions = { weekday: 'long', month: 'long', day: 'numeric', timeZone: 'UTC' };
  if (withYear) options.year = 'numeric';
  const said = formatter(locale, options).format(new Date(`${day}T12:00:00Z`));
  return said.replace(', ', LANGUAGES[locale].afterWeekday ?? ', ');
}

/**
 * A day with its year where that is not the year of today.
 * @example sayDayFrom('2027-01-04', '2026-11-22', 'en') // 'Monday, January 4, 2027'
 */
export function sayDayFrom(day: Day, today: Day, locale: Locale): string {
  return sayDay(day, locale, day.slice(0, 4) !== today.slice(0, 4));
}

/**
 * A wall-clock time as people say it in the United States.
 * @example sayTime('17:00', 'en') // '5 pm'
 */
export function sayTime(time: ClockTime, locale: Locale): string {
  const at = new Date(`1970-01-01T${time}:00Z`);
  const options: Intl.DateTimeFormatOptions = { hour: 'numeric', timeZone: 'UTC', hour12: true };
  if (!time.endsWith(':00')) options.minute = '2-digit';
  const said = formatter(locale, options).format(at);
  // "5 p.m." would end a sentence with two points; English and Spanish write it without.
  return said.replace(/\s*([ap])\.?\s*m\.?$/i, (_, half: string) => ` ${half.toLowerCase()}m`);
}

/** The name of a weekday. */
export function sayWeekday(weekday: Weekday, locale: Locale): string {
  // 2024-01-01 was a Monday.
  const day = new Date(Date.UTC(2024, 0, weekday, 12));
  return formatter(locale, { weekday: 'long', timeZone: 'UTC' }).format(day);
}

// Making one costs more than a whole page; there are only a few kinds.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const kind = `${locale} ${Object.entries(options).join()}`;
  const made = formatters.get(kind) ?? new Intl.DateTimeFormat(LANGUAGES[locale].tag, options);
  formatters.set(kind, made);
  return made;
}

function zoned(at: Instant, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
}
