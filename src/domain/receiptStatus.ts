import { type Day, dayOf, daysBetween, HOUR, type Instant } from './day.ts';
import { WITHDRAW_UNDO_HOURS } from './status.ts';
import { type Year, yearOf } from './totals.ts';

/** From this day on the page falls silent, whatever became of the message (product §2.7). */
export const SILENT_FROM_DAY = 30;

export interface ReceiptFollowed {
  readonly receivedOn: Day;
  readonly dueAt: Instant;
  readonly readOn: Day | null;
  /** When the sender took it back: their own act, so saying it tells nobody anything new. */
  readonly withdrawnAt: Instant | null;
}

/** All that a receipt can ever say. Nothing here depends on what the team decided. */
export type ReceiptStatus =
  | { readonly kind: 'silent' }
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'read'; readonly on: Day }
  | { readonly kind: 'late' }
  | { readonly kind: 'waiting'; readonly dueAt: Instant };

/** What the status page says of a message today (product §2.7). */
export function receiptStatus(followed: ReceiptFollowed, today: Day, now: Instant): ReceiptStatus {
  if (daysBetween(followed.receivedOn, today) >= SILENT_FROM_DAY) return { kind: 'silent' };
  if (followed.withdrawnAt !== null) return { kind: 'withdrawn' };
  if (followed.readOn !== null) return { kind: 'read', on: followed.readOn };
  return now > followed.dueAt ? { kind: 'late' } : { kind: 'waiting', dueAt: followed.dueAt };
}

/**
 * The moment that a receipt keeps of its withdrawal: the end of the hour. The item's own rows have the exact one, and the
 * same number in both would tie them together.
 */
export function withdrawalMark(at: Instant): Instant {
  return Math.ceil(at / HOUR) * HOUR;
}

/**
 * The year in which a withdrawal counts, by what its receipt keeps: that of the hour which the mark ends. Taking back and
 * bringing back both ask here, so that the one lowers what the other raised.
 */
export function withdrawalYear(mark: Instant, timeZone: string): Year {
  return yearOf(dayOf(mark - 1, timeZone));
}

/** Tells whether a withdrawal can still be undone (product §2.7). Time alone decides, never what became of the message. */
export function canUndoWithdrawal(withdrawnAt: Instant, now: Instant): boolean {
  return now - withdrawnAt <= WITHDRAW_UNDO_HOURS * HOUR;
}
