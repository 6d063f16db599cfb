import { DAY_LONG, type Instant } from './day.ts';

/** A site's key is rolled when it is this old: a quarter (product §3). */
export const ROLL_DAYS = 91;
/** Grants of an ended epoch go this long after its end: 90 days that an item lives, and 35 more (security/threat-model §6.2). */
export const GRANT_DAYS = 125;
/** So long may fewer than two people be able to open messages before the form pauses itself (product §3). */
export const FEW_HOLDERS_DAYS = 14;
/** One person alone may fall ill or leave: a second one keeps the queue readable (security/threat-model §6.2). */
export const FEWEST_HOLDERS = 2;

/** An epoch, and when it began; it ends when the next one begins. */
export interface EpochLife {
  readonly epoch: number;
  readonly madeAt: Instant;
}

/** Tells whether the current key of a site is due to be rolled. */
export function isRollDue(current: Pick<EpochLife, 'madeAt'>, now: Instant): boolean {
  return now - current.madeAt >= ROLL_DAYS * DAY_LONG;
}

/** The epochs whose grants go now, so that no key of theirs exists any more. The current one never does. */
export function epochsToShred(epochs: readonly EpochLife[], now: Instant): number[] {
  const inOrder = epochs.toSorted((a, b) => a.epoch - b.epoch);
  return inOrder.slice(0, -1).flatMap(({ epoch }, index) => {
    const endedAt = inOrder[index + 1]?.madeAt ?? now;
    return now - endedAt > GRANT_DAYS * DAY_LONG ? [epoch] : [];
  });
}
