import { z } from 'zod';
import { addDays, type ClockTime, type Day, sayDay, sayTime, type Weekday } from '#src/domain/day.ts';
import { federalHolidays } from '#src/domain/federalHolidays.ts';
import { nextOpenDay, type Opening, type OpeningHours } from '#src/domain/promise.ts';
import type { Site } from '#src/domain/site.ts';
import { readTypedDay, readTypedTime } from '#src/domain/typedTime.ts';
import { type BoxError, type Boxes, boxName, type FieldForm } from './fieldForm.ts';
import { sentence } from './fields.ts';
import { type Context, choice, LONGEST, linesOf, toMend, wrong } from './pieces.ts';

/** The clocks of the fifty states (IANA), and of those parts that keep no summer time. */
export const TIME_ZONES = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
  'America/Puerto_Rico',
] as const;

export const WEEK: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const MOST_DAYS = 80;
/** How far ahead a day may be closed. */
const FARTHEST = 800;

/** Hours in words, for a site without a form here. */
export const hoursInWords: FieldForm = sentence('hours');

/** The week of the team that reads messages. */
export const weekField: FieldForm = {
  field: 'intake.hours',
  boxes: (view) => ({ timeZone: hoursOf(view).timeZone, ...Object.fromEntries(WEEK.flatMap((day) => dayBoxes(day, hoursOf(view)))) }),
  schema: ({ view }) =>
    z.record(z.string(), z.string()).transform((boxes, ctx) => {
      const { timeZone, holidays } = hoursOf(view);
      const zone = choice([...TIME_ZONES, timeZone]).safeParse(boxes['timeZone'] ?? '');
      if (!zone.success) wrong(ctx, 'not-a-choice', '', ['timeZone']);
      const before = ctx.issues.length;
      const weekly = Object.fromEntries(WEEK.flatMap((day) => readDay(day, boxes, ctx)));
      const hours: OpeningHours = { timeZone: zone.data ?? timeZone, weekly, holidays };
      if (ctx.issues.length === before && Object.keys(weekly).length === 0) wrong(ctx, 'never-open', '', ['1.opens']);
      return hours;
    }),
};

/** What the button says that puts Monday's hours in the boxes of Tuesday to Friday. */
export const FILL_WEEK = 'fill-week';

const WEEKDAYS_AFTER_MONDAY: readonly Weekday[] = [2, 3, 4, 5];

export type FilledWeek =
  | { readonly kind: 'filled'; readonly boxes: Boxes }
  /** Monday is empty or cannot be read: nothing was put anywhere. */
  | { readonly kind: 'wrong'; readonly errors: readonly BoxError[] };

/**
 * What stands in the boxes with Monday's two times in those of Tuesday to Friday, whatever stood there: Monday is read first by the rule by which
 * it is saved. It fills boxes and saves nothing: whoever asked looks at each day and saves it, as if they had typed it.
 */
export function fillWeek(boxes: Boxes): FilledWeek {
  const errors = wrongOnMonday(boxes);
  if (errors.length > 0) return { kind: 'wrong', errors };
  const filled = WEEKDAYS_AFTER_MONDAY.flatMap((day) => SIDES.map((side) => [boxOf(day, side), boxes[boxOf(1, side)] ?? ''] as const));
  return { kind: 'filled', boxes: { ...boxes, ...Object.fromEntries(filled) } };
}

const SIDES = ['opens', 'closes'] as const;
const monday = z.record(z.string(), z.string()).transform((boxes, ctx) => readDay(1, boxes, ctx));

function boxOf(day: Weekday, side: (typeof SIDES)[number]): string {
  return boxName('intake.hours', `${day}.${side}`);
}

function wrongOnMonday(boxes: Boxes): BoxError[] {
  const empty = SIDES.map((side) => boxOf(1, side)).find((box) => (boxes[box] ?? '').trim() === '');
  if (empty !== undefined) return [{ box: empty, code: 'monday-first', detail: '' }];
  const read = monday.safeParse(Object.fromEntries(SIDES.map((side) => [`1.${side}`, boxes[boxOf(1, side)] ?? ''])));
  return read.success ? [] : toMend(read.error).map((error) => ({ ...error, box: boxName('intake.hours', error.box) }));
}

/** Single days on which the team is closed. Days gone by stay on record: messages of then were promised by them. */
export const closedDaysField: FieldForm = {
  field: 'intake.hours',
  boxes: (view, today) => ({ holidays: upcoming(hoursOf(view), today).map(closedLine).join('\n') }),
  schema: ({ view, today }) =>
    z.record(z.string(), z.string()).transform((boxes, ctx) => {
      const hours = hoursOf(view);
      const ahead = readClosedDays(boxes['holidays'] ?? '', today, ctx);
      const holidays = [...new Set([...hours.holidays.filter((day) => day < today), ...ahead])].toSorted();
      if (nextOpenDay({ ...hours, holidays }, today) === null) wrong(ctx, 'never-open', '', ['holidays']);
      return { ...hours, holidays };
    }),
};

/** Closed days from a day on, the soonest first. */
export function upcoming({ holidays }: OpeningHours, today: Day): Day[] {
  return holidays.toSorted().filter((day) => day >= today);
}

/** The lines of the box with the federal holidays of the next twelve months that are not there yet. What cannot be read stays as it is. */
export function withFederalHolidays(typed: string, today: Day): string {
  const lines = linesOf(typed);
  const days = new Set(lines.map(readTypedDay));
  return [
    ...lines,
    ...federalHolidays(today)
      .filter((day) => !days.has(day))
      .map(closedLine),
  ].join('\n');
}

/** A closed day as it stands in the box. */
export function closedLine(day: Day): string {
  return sayDay(day, 'en', true);
}

function readClosedDays(typed: string, today: Day, ctx: Context): Day[] {
  const lines = linesOf(typed);
  if (lines.length > MOST_DAYS) wrong(ctx, 'too-many-lines', String(MOST_DAYS), ['holidays']);
  return lines.slice(0, MOST_DAYS).flatMap((line) => readDayAhead(line, today, ctx, 'holidays') ?? []);
}

/** A day from today on, and not so far ahead that the year must be a slip. */
export function readDayAhead(typed: string, today: Day, ctx: Context, box: string): Day | null {
  const day = readTypedDay(typed);
  if (day === null) wrong(ctx, typed.trim() === '' ? 'missing' : 'day', typed.slice(0, LONGEST.line), [box]);
  else if (day < today || day > addDays(today, FARTHEST)) wrong(ctx, 'day-ahead', typed.slice(0, LONGEST.line), [box]);
  else return day;
  return null;
}

function hoursOf({ intake }: Site): OpeningHours {
  return intake?.hours ?? { timeZone: '', weekly: {}, holidays: [] };
}

function dayBoxes(day: Weekday, { weekly }: OpeningHours): (readonly [string, string])[] {
  const opening = weekly[day];
  return [
    [`${day}.opens`, opening ? sayTime(opening.opens, 'en') : ''],
    [`${day}.closes`, opening ? sayTime(opening.closes, 'en') : ''],
  ];
}

function readDay(day: Weekday, boxes: Boxes, ctx: Context): (readonly [Weekday, Opening])[] {
  const [opens, closes] = [boxes[`${day}.opens`] ?? '', boxes[`${day}.closes`] ?? ''];
  if (`${opens}${closes}`.trim() === '') return [];
  const [from, to] = [readTime(opens, `${day}.opens`, ctx), readTime(closes, `${day}.closes`, ctx)];
  if (from === null || to === null) return [];
  if (to <= from) wrong(ctx, 'closes-first', '', [`${day}.closes`]);
  return [[day, { opens: from, closes: to }]];
}

function readTime(typed: string, box: string, ctx: Context): ClockTime | null {
  const time = readTypedTime(typed);
  if (time === null) wrong(ctx, typed.trim() === '' ? 'half-day' : 'time', typed.slice(0, LONGEST.line), [box]);
  return time;
}
