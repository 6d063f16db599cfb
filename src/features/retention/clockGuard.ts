import { HOUR, type Instant } from '#src/domain/day.ts';

/** A jump of more than a day is refused (security/controls K5): a wrong clock must not erase what people still wait for. */
const LARGEST_JUMP = 24 * HOUR;

/**
 * Tells whether the clock stands more than a day from the last moment at which the purge believed it. A server that was
 * off for two days looks the same and is refused too: a person looks, and forces the run.
 */
export function hasClockJumped(lastNow: Instant | null, now: Instant): boolean {
  return lastNow !== null && Math.abs(now - lastNow) > LARGEST_JUMP;
}
