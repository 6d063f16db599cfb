import type { Instant } from '#src/domain/day.ts';
import type { Clock, Limits } from '#src/ports.ts';
import { systemClock } from './systemClock.ts';

/** Keys that are remembered at most (security/controls G1); the one that was quiet longest is forgotten first. */
export const MOST_KEYS = 50_000;
// Exact up to this many events of one key; beyond it neighbors are counted together, the older the more of them, so that
// a window of any length is wrong at its far end by an eighth at most.
const MOST_MARKS = 128;
const COARSENESS = 1 / 8;
const FINEST_MS = 1000;

interface Mark {
  readonly at: Instant;
  readonly count: number;
}

interface Track {
  marks: Mark[];
  /** The longest window that was asked for: nothing older is kept. */
  window: number;
}

/** Sliding counters in this process's memory; a restart forgets them, nothing is written (security/controls §0). */
export function rateLimit(clock: Clock = systemClock, mostKeys = MOST_KEYS): Limits {
  const tracks = new Map<string, Track>();
  return {
    hit(bucket, key, windowMs) {
      const name = `${bucket}|${key}`;
      const now = clock.now();
      const track = tracks.get(name) ?? { marks: [], window: windowMs };
      // Set anew, so that the map's order is the order of last use.
      tracks.delete(name);
      tracks.set(name, track);
      if (tracks.size > mostKeys) forgetOldest(tracks);
      const before = countSince(track.marks, now - windowMs);
      track.window = Math.max(track.window, windowMs);
      track.marks = tidy([...track.marks, { at: now, count: 1 }], now, track.window);
      return before;
    },
    takeBack(bucket, key) {
      const marks = tracks.get(`${bucket}|${key}`)?.marks;
      const last = marks?.pop();
      if (last && last.count > 1) marks?.push({ ...last, count: last.count - 1 });
    },
    peek(bucket, key, windowMs) {
      return countSince(tracks.get(`${bucket}|${key}`)?.marks ?? [], clock.now() - windowMs);
    },
  };
}

function forgetOldest(tracks: Map<string, Track>): void {
  const oldest = tracks.keys().next();
  if (!oldest.done) tracks.delete(oldest.value);
}

function countSince(marks: readonly Mark[], since: Instant): number {
  return marks.reduce((sum, mark) => (mark.at > since ? sum + mark.count : sum), 0);
}

function tidy(marks: readonly Mark[], now: Instant, window: number): Mark[] {
  const alive = marks.filter((mark) => mark.at > now - window);
  return alive.length > MOST_MARKS ? coarse(alive, now) : alive;
}

/** One mark for each stretch of age; the later time counts, which errs on the careful side. */
function coarse(marks: readonly Mark[], now: Instant): Mark[] {
  const stretches = new Map<number, Mark>();
  for (const { at, count } of marks) {
    const stretch = stretchOf(now - at);
    stretches.set(stretch, { at, count: count + (stretches.get(stretch)?.count ?? 0) });
  }
  return [...stretches.values()];
}

function stretchOf(age: number): number {
  return age < FINEST_MS ? 0 : 1 + Math.floor(Math.log(age / FINEST_MS) / Math.log1p(COARSENESS));
}
