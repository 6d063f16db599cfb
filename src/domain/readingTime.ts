import { addDays, type Day, daysBetween, type Instant } from './day.ts';
import { RECEIPT_DAYS } from './retention.ts';

/** What is known of how long one message waited. */
export interface ReadingTime {
  readonly receivedOn: Day;
  /** When it should have been read at the latest. */
  readonly dueAt: Instant;
  readonly readOn: Day | null;
  readonly withdrawnAt: Instant | null;
}

/** Fewer messages than this would tell of single ones (peers.md, part E). */
export const FEWEST_MEASURED = 10;

/** How soon a site read half of its messages. `unread`: more than half are overdue and were read by nobody. */
export type Measured = { readonly kind: 'days'; readonly days: number } | { readonly kind: 'unread' };

/** The first day that counts: as far back as receipts live. */
export function measuredSince(today: Day): Day {
  return addDays(today, -RECEIPT_DAYS);
}

/**
 * The median of the days from receiving to reading, weekends included; null where too few messages would tell it. A message
 * that is overdue and unread counts as longer than any other: leaving it out would praise a site for what it does not read. Not counted
 * are those still within the promise, and those taken back before anybody read them.
 */
export function measuredReading(times: readonly ReadingTime[], now: Instant): Measured | null {
  const waits = times.flatMap(({ receivedOn, dueAt, readOn, withdrawnAt }) => {
    if (readOn !== null) return [Math.max(0, daysBetween(receivedOn, readOn))];
    return withdrawnAt === null && dueAt < now ? [Number.POSITIVE_INFINITY] : [];
  });
  if (waits.length < FEWEST_MEASURED) return null;
  // Of two in the middle the longer one.
  const median = waits.toSorted((a, b) => a - b)[Math.floor(waits.length / 2)] ?? Number.POSITIVE_INFINITY;
  return Number.isFinite(median) ? { kind: 'days', days: median } : { kind: 'unread' };
}
