import type { AuditEntry } from './audit.ts';
import type { Instant } from './day.ts';
import { type OpeningHours, promiseFor } from './promise.ts';

/** So many open days of the site somebody has an item without doing anything on it; then it goes back to the whole desk. */
export const UNTOUCHED_OPEN_DAYS = 1;

const GIVEN = 'given-';

/** How the audit says to whom an item was given: by an opaque id. */
export function givenTo(staffId: string): string {
  return `${GIVEN}${staffId}`;
}

/** To whom an item was given; null where the result of an `assign` row says something else. */
export function receiverIn(result: string): string | null {
  return result.startsWith(GIVEN) ? result.slice(GIVEN.length) : null;
}

/** What happened on an item by itself is no work of the one who has it. */
const NO_WORK: readonly string[] = ['assign', 'denied', 'integrity'] satisfies AuditEntry['act'][];

/**
 * Since when somebody has an item and has done nothing on it; null when they have, or when nobody knows how they came by it. What
 * they did before they had it does not count.
 * @param acts the audit of the item, first to last
 */
export function untouchedSince(acts: readonly AuditEntry[], assignee: string): Instant | null {
  const at = acts.findLastIndex(({ act }) => act === 'assign');
  const last = acts[at];
  if (last === undefined) return null;
  const isTheirs = receiverIn(last.result) === assignee || (last.result === 'taken' && last.actor === assignee);
  if (!isTheirs) return null;
  const worked = acts.slice(at + 1).some(({ actor, act }) => actor === assignee && !NO_WORK.includes(act));
  return worked ? null : last.at;
}

/** When an untouched item goes back: at the end of the next open day. Null for a site that is never open. */
export function goesBackAt(hours: OpeningHours, since: Instant): Instant | null {
  return promiseFor(hours, since, UNTOUCHED_OPEN_DAYS)?.at ?? null;
}
