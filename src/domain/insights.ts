import { addDays, type Day } from './day.ts';
import type { Locale } from './locale.ts';
import { type OpeningHours, openingOn } from './promise.ts';
import type { Answers, Aware, Concern, NotePart, Relation } from './referral.ts';
import { isMoveName, type MoveName, ruleOf } from './status.ts';
import { SMALLEST_TOLD, type ToldCount, toldOfPeople } from './totals.ts';

/** A calendar month, `YYYY-MM`. */
export type Month = string;

/** How a message came in. */
export type CameBy = 'form' | 'partner' | 'desk';
/** How items end, as far as it is counted: what was wrong with a message is one class, so that no count tells of one sender. */
export const OUTCOMES = ['handed-over', 'declined', 'unfound', 'elsewhere', 'duplicate', 'not-for-lead', 'asked-to-erase'] as const;
export type OutcomeClass = (typeof OUTCOMES)[number];
/** What is timed from the day of receipt, in open days of the site. */
export const TIMED = ['read', 'decided', 'reached'] as const;
export type Timed = (typeof TIMED)[number];

/** Longer waits are one bucket: by then only that it was too long matters. */
export const LONGEST_TOLD = 20;
export type Bucket = number | 'more';

/**
 * Everything that is counted of a site's messages: one dimension at a time, by month, in no order and tied to no item (product
 * §4; security/threat-model §6.4). A rehearsal counts nowhere.
 */
export type Counted =
  | `relation:${Relation}`
  | `concern:${Concern}`
  | `language:${Locale}`
  | `aware:${Aware | 'not-said'}`
  | `by:${CameBy}`
  | `${Timed}:${Bucket}`
  | `kept:${Locale}`
  | `late:${Locale}`
  | `outcome:${OutcomeClass}`
  | 'held'
  | 'released'
  | 'linked';

/** One more, or one less, of something in a month. */
export interface Count {
  readonly what: Counted;
  readonly month: Month;
  readonly by: 1 | -1;
}

/** The month of a day. */
export function monthOf(day: Day): Month {
  return day.slice(0, 'YYYY-MM'.length);
}

/** The months from one to another, both included, the oldest first. */
export function monthsBetween(from: Month, to: Month): Month[] {
  const [year = 0, month = 1] = from.split('-').map(Number);
  const [lastYear = 0, lastMonth = 1] = to.split('-').map(Number);
  const many = (lastYear - year) * 12 + lastMonth - month + 1;
  return Array.from({ length: Math.max(0, many) }, (_, ahead) => {
    const at = year * 12 + month - 1 + ahead;
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  });
}

/** How many open days of the site lie after one day, up to and with another; 0 on the same day. */
export function openDaysAfter(hours: OpeningHours, from: Day, to: Day): number {
  let open = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (openingOn(hours, day)) open += 1;
  return open;
}

/** What a message counts when it is stored. */
export function countedOnArrival(
  answers: Pick<Answers, 'relation' | 'concerns' | 'locale' | 'aware'>,
  held: boolean,
  by: CameBy,
): Counted[] {
  const { relation, concerns, locale, aware } = answers;
  return [
    `relation:${relation}`,
    ...concerns.map((concern): Counted => `concern:${concern}`),
    `language:${locale}`,
    `aware:${aware ?? 'not-said'}`,
    `by:${by}`,
    ...(held ? (['held'] as const) : []),
  ];
}

/** What the first reading of a message counts: how long it waited, and whether the promise to its sender was kept. */
export function countedOnReading(read: { readonly openDays: number; readonly inTime: boolean; readonly locale: Locale | null }): Counted[] {
  const { openDays, inTime, locale } = read;
  const kept: Counted[] = locale === null ? [] : [inTime ? `kept:${locale}` : `late:${locale}`];
  return [`read:${bucketOf(openDays)}`, ...kept];
}

const CLASSES: Readonly<Partial<Record<MoveName, OutcomeClass>>> = {
  'hand-over': 'handed-over',
  declined: 'declined',
  unfound: 'unfound',
  elsewhere: 'elsewhere',
  duplicate: 'duplicate',
  harassment: 'not-for-lead',
  wrong: 'not-for-lead',
  minor: 'not-for-lead',
  'asked-to-erase': 'asked-to-erase',
};
const ATTEMPTS: readonly string[] = ['met', 'not-found', 'try-later'] satisfies MoveName[];

/** A move, with the story that it goes on from. */
export interface CountedMove {
  readonly move: MoveName;
  readonly month: Month;
  /** The notes before it, the oldest first. */
  readonly notes: readonly Pick<NotePart, 'at' | 'move'>[];
  readonly openDays: number;
  /** The month of a moment, on the site's clock. */
  readonly monthAt: (at: number) => Month;
}

/**
 * What a move counts. The first decision and the first attempt to meet are timed once, whatever is taken back later; an outcome that is
 * taken back comes off the month that it was counted in.
 */
export function countedOnMove({ move, month, notes, openDays, monthAt }: CountedMove): Count[] {
  const counts: Count[] = [];
  const add = (what: Counted) => counts.push({ what, month, by: 1 });
  if (move === 'release') add('released');
  if (ruleOf(move).decides === true && !notes.some((note) => isDecision(note.move))) add(`decided:${bucketOf(openDays)}`);
  if (ATTEMPTS.includes(move) && !notes.some((note) => note.move !== null && ATTEMPTS.includes(note.move)))
    add(`reached:${bucketOf(openDays)}`);
  const outcome = CLASSES[move];
  if (outcome !== undefined) add(`outcome:${outcome}`);
  // A closed one that the person asked to have erased ended otherwise before.
  if (move === 'reopen' || move === 'asked-to-erase') counts.push(...takenBack(notes, monthAt));
  return counts;
}

function takenBack(notes: CountedMove['notes'], monthAt: CountedMove['monthAt']): Count[] {
  const last = notes.findLast((note) => note.move !== null);
  const outcome = last?.move != null && isMoveName(last.move) ? CLASSES[last.move] : undefined;
  return last === undefined || outcome === undefined ? [] : [{ what: `outcome:${outcome}`, month: monthAt(last.at), by: -1 }];
}

function isDecision(move: string | null): boolean {
  return move !== null && isMoveName(move) && ruleOf(move).decides === true;
}

function bucketOf(openDays: number): Bucket {
  return openDays > LONGEST_TOLD ? 'more' : Math.max(0, openDays);
}

/** Sums by what was counted. */
export type Sums = ReadonlyMap<string, number>;

/** What stands under one heading, e.g. `relation`: each code with its number, in the order of the codes. */
export function under(sums: Sums, heading: string, codes: readonly string[]): { code: string; n: number }[] {
  return codes.map((code) => ({ code, n: sums.get(`${heading}:${code}`) ?? 0 }));
}

/** How long half and nine in ten waited at most, in open days; null where nothing was timed. */
export interface Waits {
  readonly n: number;
  readonly median: Bucket;
  readonly ninetieth: Bucket;
}

/** Reads the median and the 90th percentile from the counts of waits. Of two in the middle the longer one. */
export function waitsOf(sums: Sums, timed: Timed): Waits | null {
  const buckets: Bucket[] = [...Array.from({ length: LONGEST_TOLD + 1 }, (_, days) => days), 'more'];
  const counts = buckets.map((bucket) => sums.get(`${timed}:${bucket}`) ?? 0);
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (n === 0) return null;
  const sorted = buckets.flatMap((bucket, index) => Array.from({ length: counts[index] ?? 0 }, () => bucket));
  const at = (place: number): Bucket => sorted[place] ?? 'more';
  return { n, median: at(Math.floor(n / 2)), ninetieth: at(Math.min(n - 1, Math.floor(n * 0.9))) };
}

/** A count beside others. `hidden`: how large it is, or whether it is small, is not told. */
export type ToldPart = ToldCount | { readonly kind: 'hidden' };

/**
 * What may be told of the parts of a whole that is told too. Where whole and others would give a small part away, the smallest of the
 * others are hidden with it, until as many as may be told are missing; then nothing says which of the hidden ones is small.
 */
export function toldParts(parts: readonly number[]): ToldPart[] {
  const bySize = parts.map((n, at) => ({ n, at })).sort((a, b) => a.n - b.n);
  const few = bySize.filter(({ n }) => n < SMALLEST_TOLD);
  const hidden = [...few];
  for (const next of bySize.slice(few.length)) {
    if (isSafe(hidden)) break;
    hidden.push(next);
  }
  if (hidden.length === few.length) return parts.map(toldOfPeople);
  const places = new Set(hidden.map(({ at }) => at));
  return parts.map((n, at) => (places.has(at) ? { kind: 'hidden' } : toldOfPeople(n)));
}

/** What may be told of a whole whose parts stand beside it, each told or hidden by itself. */
export function toldWhole(parts: readonly number[]): ToldPart {
  const told = toldOfPeople(parts.reduce((sum, n) => sum + n, 0));
  const few = parts.filter((n) => n < SMALLEST_TOLD).map((n) => ({ n }));
  return told.kind === 'few' || isSafe(few) ? told : { kind: 'hidden' };
}

/** Tells whether no small part can be reckoned: none is missing, or enough are missing together. */
function isSafe(missing: readonly { readonly n: number }[]): boolean {
  return missing.length === 0 || missing.reduce((sum, { n }) => sum + n, 0) >= SMALLEST_TOLD;
}
