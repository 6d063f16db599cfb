import { addDays, dayOf, HOUR, type Instant, instantAt } from './day.ts';
import { type OpeningHours, openingOn, promiseFor } from './promise.ts';

/** Who has been told of a missed promise so far, and at last what was done about it. */
export type Rung = 'backup' | 'bureau' | 'paused';

/** A promise that is missed now at a site, however many messages wait past it. */
export interface Ladder {
  readonly site: string;
  /** The earliest promise that is missed. */
  readonly since: Instant;
  readonly rung: Rung;
  /** When this rung was reached. */
  readonly at: Instant;
}

interface RungRule {
  readonly rung: Rung;
  /** When it is time, counted from the rung before; never earlier than counted from the missed promise itself. */
  readonly after: (hours: OpeningHours, from: Instant) => Instant;
}

/**
 * The ladder of a missed promise (product §4), one rung at a time, in the site's own hours. The backup contact has one open hour before
 * the Bureau is told: nights and weekends give them no chance. Two business days after that the form pauses itself, at closing time.
 */
export const RUNGS: readonly RungRule[] = [
  { rung: 'backup', after: (_, from) => from },
  { rung: 'bureau', after: (hours, from) => openTimeAfter(hours, from, HOUR) },
  { rung: 'paused', after: (hours, from) => promiseFor(hours, from, 2)?.at ?? Number.POSITIVE_INFINITY },
];

/**
 * The rung that is due now, or null. Counted from the rung before, so that a server that was off skips nobody's time; and from the
 * promise that is missed now, so that a desk which keeps up again is not closed for what it has read meanwhile.
 */
export function rungDue(ladder: Ladder | null, missedSince: Instant, hours: OpeningHours, now: Instant): Rung | null {
  const next = RUNGS[ladder === null ? 0 : RUNGS.findIndex(({ rung }) => rung === ladder.rung) + 1];
  if (next === undefined) return null;
  const from = Math.max(ladder?.at ?? missedSince, missedSince);
  return next.after(hours, from) <= now ? next.rung : null;
}

// A year without one open day: nobody is there to be waited for, and the rung never comes.
const FURTHEST = 366;

/** The moment at which a desk has been open for so long since another moment; infinity where it never is. */
export function openTimeAfter(hours: OpeningHours, from: Instant, length: number): Instant {
  let left = length;
  const first = dayOf(from, hours.timeZone);
  for (let ahead = 0; ahead <= FURTHEST; ahead += 1) {
    const day = addDays(first, ahead);
    const opening = openingOn(hours, day);
    if (opening === null) continue;
    const start = Math.max(from, instantAt(day, opening.opens, hours.timeZone));
    const open = Math.max(0, instantAt(day, opening.closes, hours.timeZone) - start);
    if (open >= left) return start + left;
    left -= open;
  }
  return Number.POSITIVE_INFINITY;
}
