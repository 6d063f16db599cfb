import { addDays, type Day, type Weekday, weekdayOf } from './day.ts';

/** A rule of 5 U.S.C. 6103(a): a fixed date, the nth weekday of a month, or the last one (`nth` null). */
type Rule =
  | { readonly month: number; readonly date: number }
  | { readonly month: number; readonly weekday: Weekday; readonly nth: number | null };

const RULES: readonly Rule[] = [
  { month: 1, date: 1 },
  { month: 1, weekday: 1, nth: 3 },
  { month: 2, weekday: 1, nth: 3 },
  { month: 5, weekday: 1, nth: null },
  { month: 6, date: 19 },
  { month: 7, date: 4 },
  { month: 9, weekday: 1, nth: 1 },
  { month: 10, weekday: 1, nth: 2 },
  { month: 11, date: 11 },
  { month: 11, weekday: 4, nth: 4 },
  { month: 12, date: 25 },
];

/**
 * Days on which federal offices are closed from a day on until the day before the same date a year later: a holiday on a Saturday is
 * kept on the Friday before, one on a Sunday on the Monday after (5 U.S.C. 6103(b), Executive Order 11582).
 * @example federalHolidays('2026-12-01') // ['2026-12-25', '2027-01-01', …, '2027-11-25']
 */
export function federalHolidays(from: Day): Day[] {
  const year = Number(from.slice(0, 4));
  const until = `${year + 1}${from.slice(4)}`;
  // The New Year's Day of the year after next may fall on the last day of the next one.
  const kept = [year, year + 1, year + 2].flatMap((of) => RULES.map((rule) => keptOn(dayOfRule(rule, of))));
  return kept.filter((day) => day >= from && day < until).toSorted();
}

function dayOfRule(rule: Rule, year: number): Day {
  const first = `${year}-${String(rule.month).padStart(2, '0')}-01`;
  if ('date' in rule) return addDays(first, rule.date - 1);
  const toFirst = (rule.weekday - weekdayOf(first) + 7) % 7;
  if (rule.nth !== null) return addDays(first, toFirst + (rule.nth - 1) * 7);
  const fifth = addDays(first, toFirst + 28);
  return fifth.slice(0, 7) === first.slice(0, 7) ? fifth : addDays(fifth, -7);
}

function keptOn(day: Day): Day {
  const weekday = weekdayOf(day);
  if (weekday === 6) return addDays(day, -1);
  return weekday === 7 ? addDays(day, 1) : day;
}
