import { addDays, type Day, sayDayFrom, sayTime, sayWeekday, type Weekday, weekdayOf } from '#src/domain/day.ts';
import type { Locale } from '#src/domain/locale.ts';
import type { Opening, OpeningHours } from '#src/domain/promise.ts';
import { wordsFor } from '#src/words/words.ts';
import { startingBig } from './siteCard.ts';

const WEEK: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
/** How far ahead closed days are told, and how many of them at most: nobody plans by the holidays of next year. */
const CLOSED_AHEAD_DAYS = 120;
const MOST_CLOSED = 5;

/** The week in few lines: days in a row with the same hours stand together. */
export function openDays({ weekly }: OpeningHours, locale: Locale): string[] {
  const runs: { first: Weekday; last: Weekday; opening: Opening }[] = [];
  for (const day of WEEK) {
    const opening = weekly[day];
    const run = runs.at(-1);
    if (opening === undefined) continue;
    if (run && run.last === day - 1 && isSame(run.opening, opening)) run.last = day;
    else runs.push({ first: day, last: day, opening });
  }
  const { openDay } = wordsFor(locale).sites.page;
  return runs.map(({ first, last, opening }) =>
    openDay(span(first, last, locale), sayTime(opening.opens, locale), sayTime(opening.closes, locale)),
  );
}

/** The next days on which nobody is there although the week says so, and how many more are listed after them. */
export function closedAhead({ holidays, weekly }: OpeningHours, today: Day, locale: Locale): string[] {
  const last = addDays(today, CLOSED_AHEAD_DAYS);
  const ahead = [...new Set(holidays)].filter((day) => day >= today && weekly[weekdayOf(day)] !== undefined).sort();
  const told = ahead.filter((day) => day <= last).slice(0, MOST_CLOSED);
  const more = ahead.length - told.length;
  const lines = told.map((day) => startingBig(sayDayFrom(day, today, locale)));
  return told.length > 0 && more > 0 ? [...lines, wordsFor(locale).sitePage.closedMore(more)] : lines;
}

function isSame(one: Opening, other: Opening): boolean {
  return one.opens === other.opens && one.closes === other.closes;
}

function span(first: Weekday, last: Weekday, locale: Locale): string {
  const from = startingBig(sayWeekday(first, locale));
  return first === last ? from : wordsFor(locale).sitePage.daySpan(sayWeekday(first, locale), sayWeekday(last, locale));
}
