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

/** The day that no move takes an item beyond: that of an open item, or a later one until which a worker has kept it. */
export function longestLife({ day, deleteOn }: { day: Day; deleteOn: Day }, limits: RetentionLimits): Day {
  const open = openUntil(day, limits);
  return open > deleteOn ? open : deleteOn;
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

/**
 * So many days before its last day an open item is called to mind. Of an item that lives the full 90 days these are the 60th
 * and the 80th; one with a shorter life has the same time left to decide.
 */
const WARNING_DAYS_LEFT = [30, 10] as const;

/** The days on which an open item is called to mind, first to last; none of them on the day it came or before. */
export function warningDays({ day, deleteOn }: { day: Day; deleteOn: Day }): Day[] {
  return WARNING_DAYS_LEFT.map((left) => addDays(deleteOn, -left)).filter((mark) => mark > day);
}

/** Tells whether a warning fell due after one day (of the last look) and not after another. */
export function isWarningDue(item: { day: Day; deleteOn: Day }, after: Day, today: Day): boolean {
  return warningDays(item).some((mark) => mark > after && mark <= today);
}

/** How urgent an open item's end is: past its last warning, past its first, or not yet. */
export function warningOf(item: { day: Day; deleteOn: Day }, today: Day): 'last' | 'first' | null {
  if (today >= addDays(item.deleteOn, -WARNING_DAYS_LEFT[1])) return 'last';
  return warningDays(item).some((mark) => mark <= today) ? 'first' : null;
}

/** By how many days an open item may be kept longer at once, where the cap allows it. */
const EXTENSION_STEPS = [7, 14, 30];

/**
 * The days until which an open item may be kept longer. The cap is the bound for everybody (product §3), counted from its
 * receipt; a site whose own number is smaller has room below it, and one that uses the bound has none.
 */
export function extensionsOf({ day, deleteOn }: { day: Day; deleteOn: Day }): Day[] {
  const cap = openUntil(day, RETENTION_BOUNDS);
  const steps = EXTENSION_STEPS.map((days) => addDays(deleteOn, days)).filter((until) => until < cap);
  return deleteOn < cap ? [...steps, cap] : [];
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
