import { type Instant, MINUTE } from '#src/domain/day.ts';
import type { NotePart, ReferralState } from '#src/domain/referral.ts';
import { isMoveName, judgeMove, type MoveName, movesFrom, needsReason, ruleOf, UNDO_MINUTES, undoOf } from '#src/domain/status.ts';

/** The move that brought an item to the state it is in; null when nobody wrote it down. */
export function lastMove(notes: readonly NotePart[], state: ReferralState): NotePart | null {
  return notes.findLast((note) => note.move !== null && note.to === state) ?? null;
}

/** Minutes since an item came to its state. Unknown counts as long ago, so that a reason is asked for. */
export function minutesSinceMove(notes: readonly NotePart[], state: ReferralState, now: Instant): number {
  const last = lastMove(notes, state);
  return last === null ? Number.POSITIVE_INFINITY : (now - last.at) / MINUTE;
}

/** A move that can be made now. */
export interface OfferedMove {
  readonly move: MoveName;
  readonly needsReason: boolean;
}

/** The last move, as it can still be taken back without a reason. */
export interface Undo {
  readonly move: 'undo' | 'reopen';
  /** What is taken back. */
  readonly last: MoveName;
  readonly by: string;
  /** Whole minutes, at least one while it can be taken back. */
  readonly minutesLeft: number;
}

/** The moves that the table allows a worker now. Taking back the last one within its minutes is told apart (`undoNow`). */
export function movesNow(notes: readonly NotePart[], state: ReferralState, now: Instant): OfferedMove[] {
  const minutesSince = minutesSinceMove(notes, state, now);
  const undo = undoNow(notes, state, now);
  return movesFrom(state, 'intake')
    .filter((move) => move !== undo?.move && isAllowed(notes, { move, state, minutesSince }))
    .map((move) => ({ move, needsReason: needsReason(ruleOf(move), minutesSince) }));
}

/** What can be taken back right now, and for how long. */
export function undoNow(notes: readonly NotePart[], state: ReferralState, now: Instant): Undo | null {
  const last = lastMove(notes, state);
  const minutesSince = minutesSinceMove(notes, state, now);
  const move = undoOf(state);
  if (last === null || last.move === null || !isMoveName(last.move) || minutesSince > UNDO_MINUTES) return null;
  if (!isAllowed(notes, { move, state, minutesSince })) return null;
  return { move, last: last.move, by: last.by, minutesLeft: Math.max(1, Math.ceil(UNDO_MINUTES - minutesSince)) };
}

function isAllowed(notes: readonly NotePart[], asked: { move: MoveName; state: ReferralState; minutesSince: number }): boolean {
  const last = lastMove(notes, asked.state);
  const judged = judgeMove({ ...asked, who: 'intake', reason: 'any', last: last?.move ?? null, previous: last?.from ?? null });
  return judged.kind === 'allowed';
}
