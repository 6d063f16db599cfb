import { type Instant, MINUTE } from '#src/domain/day.ts';
import type { NotePart, ReferralState } from '#src/domain/referral.ts';

/** The move that brought an item to the state it is in; null when nobody wrote it down. */
export function lastMove(notes: readonly NotePart[], state: ReferralState): NotePart | null {
  return notes.findLast((note) => note.move !== null && note.to === state) ?? null;
}

/** Minutes since an item came to its state. Unknown counts as long ago, so that a reason is asked for. */
export function minutesSinceMove(notes: readonly NotePart[], state: ReferralState, now: Instant): number {
  const last = lastMove(notes, state);
  return last === null ? Number.POSITIVE_INFINITY : (now - last.at) / MINUTE;
}
