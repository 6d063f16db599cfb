import { type ClockTime, type Day, sayWeekday, type Weekday, weekdayOf } from './day.ts';

/**
 * A wall-clock time in the ways people type it; null for anything else. Without "am" or "pm" it is read as a clock of 24 hours.
 * @example readTypedTime('5:30 p.m.') // '17:30'
 */
export function readTypedTime(typed: string): ClockTime | null {
  const text = typed.toLowerCase().replace(/[\s.]/g, '');
  if (text === 'noon') return '12:00';
  const [, hour = '', minute = '00', half] = /^(\d{1,2})(?::?(\d{2}))?([ap]m?)?$/.exec(text) ?? [];
  if (hour === '') return null;
  const read = half === undefined ? Number(hour) : hourOf(Number(hour), half.startsWith('p'));
  return read === null || read > 23 || Number(minute) > 59 ? null : `${String(read).padStart(2, '0')}:${minute}`;
}

function hourOf(hour: number, isAfternoon: boolean): number | null {
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (isAfternoon ? 12 : 0);
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEK: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/**
 * A calendar day in the ways people type it, with its year; null for anything else, also for a weekday that does not fit.
 * @example readTypedDay('Thursday, December 24, 2026') // '2026-12-24'
 * @example readTypedDay('12/24/2026') // '2026-12-24'
 */
export function readTypedDay(typed: string): Day | null {
  const text = typed.trim().toLowerCase().replaceAll('.', '');
  const [, weekday, rest = ''] = /^(?:([a-z]+day),?\s+)?(.*)$/.exec(text) ?? [];
  const day = isoDay(rest) ?? slashDay(rest) ?? namedDay(rest);
  return day !== null && (weekday === undefined || fits(weekday, day)) ? day : null;
}

function isoDay(text: string): Day | null {
  const [, year, month, date] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? [];
  return dayFrom(year, month, date);
}

function slashDay(text: string): Day | null {
  const [, month, date, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  return dayFrom(year, month, date);
}

function namedDay(text: string): Day | null {
  const [, name = '', date, year] = /^([a-z]{3,9})\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/.exec(text) ?? [];
  const month = MONTHS.indexOf(name.slice(0, 3)) + 1;
  return month === 0 ? null : dayFrom(year, String(month), date);
}

function dayFrom(year?: string, month?: string, date?: string): Day | null {
  if (year === undefined || month === undefined || date === undefined) return null;
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const at = new Date(`${day}T12:00:00Z`);
  // The 31st of June would silently become the first of July.
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : null;
}

function fits(weekday: string, day: Day): boolean {
  const named = WEEK.find((one) => sayWeekday(one, 'en').toLowerCase() === weekday);
  return named === weekdayOf(day);
}
