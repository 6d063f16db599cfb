import type { MessageMove } from './bureauMessage.ts';
import { addDays, DAY_LONG, type Day, type Instant } from './day.ts';

/** How a closed item ended, as far as its life on disk depends on it. */
export type Outcome = 'handed-over' | 'closed' | 'wrong-door';

/**
 * Longest lives in days (product §3): bounds, not habits; a site may set shorter ones. Harassment, wrong and minor have
 * 72 hours, and contact goes 14 days after the decision. What the sender takes back goes when its undo is over, at every
 * site alike (WITHDRAW_UNDO_HOURS).
 */
export const RETENTION_BOUNDS = {
  open: 90,
  handedOver: 14,
  closed: 30,
  wrongDoor: 3,
  contactAfterDecision: 14,
} as const;

/** A site's own numbers, in days; never above the bounds. */
export type RetentionLimits = Readonly<Record<keyof typeof RETENTION_BOUNDS, number>>;

/** Receipt rows live this long, whatever became of the message (product §2.7). */
export const RECEIPT_DAYS = 60;

/** Tells which of a site's numbers are over the bound or below one day; empty means that all are allowed. */
export function tooLong(limits: RetentionLimits): (keyof RetentionLimits)[] {
  const names = Object.keys(RETENTION_BOUNDS) as (keyof RetentionLimits)[];
  return names.filter((name) => limits[name] > RETENTION_BOUNDS[name] || limits[name] < 1);
}

/** The last day of an open item (held counts as open), counted from its receipt. */
export function openUntil(receivedOn: Day, limits: RetentionLimits): Day {
  return addDays(receivedOn, limits.open);
}

/**
 * The day on which a closed item is erased; closing never lengthens a life beyond that of an open item.
 * @example closedUntil('handed-over', '2026-03-01', '2026-05-01', RETENTION_BOUNDS) // '2026-03-15'
 */
export function closedUntil(outcome: Outcome, closedOn: Day, openUntilDay: Day, limits: RetentionLimits): Day {
  const days = { 'handed-over': limits.handedOver, closed: limits.closed, 'wrong-door': limits.wrongDoor }[outcome];
  return earlier(addDays(closedOn, days), openUntilDay);
}

/** The day on which the referrer's contact is erased, counted from the day of the decision. */
export function contactUntil(decidedOn: Day, deleteOn: Day, limits: RetentionLimits): Day {
  return earlier(addDays(decidedOn, limits.contactAfterDecision), deleteOn);
}

/**
 * Longest lives of a message to the Bureau, in days: unread or undecided, and after each decision. What turns out to be
 * about a person has 72 hours; two days by the calendar keep that whatever the hour, the clock change and a late purge.
 */
export const MESSAGE_BOUNDS: Readonly<Record<'undecided' | MessageMove, number>> = { undecided: 90, answered: 30, 'about-person': 2 };

/** The last day of a message to the Bureau; a decision never lengthens its life. */
export function messageUntil(receivedOn: Day, decided: { as: MessageMove; on: Day } | null = null): Day {
  const undecided = addDays(receivedOn, MESSAGE_BOUNDS.undecided);
  return decided === null ? undecided : earlier(addDays(decided.on, MESSAGE_BOUNDS[decided.as]), undecided);
}

/** Tells whether a record is due for erasure: on its day, not before it. */
export function isDueForErasure(record: { deleteOn: Day }, today: Day): boolean {
  return record.deleteOn <= today;
}

/** A jump of more than a day is refused (security/controls K5): a wrong clock must not erase what people still wait for. */
const LARGEST_JUMP = DAY_LONG;

/**
 * Tells whether the clock stands more than a day from the last moment at which the purge believed it. A server that was
 * off for two days looks the same and is refused too: a person looks, and forces the run.
 */
export function hasClockJumped(lastNow: Instant, now: Instant): boolean {
  return Math.abs(now - lastNow) > LARGEST_JUMP;
}

function earlier(a: Day, b: Day): Day {
  return a < b ? a : b;
}
