import { DAY_LONG, HOUR, type Instant, MINUTE } from './day.ts';
import { CODE_MINUTES } from './staff.ts';

/** Every letter the portal writes. None carries case text (product §3). */
export const LETTER_KINDS = ['new-work', 'bureau-message', 'sign-in-code'] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

/** The second letter about new work follows after this long, if nobody has opened the queue (product §4). */
export const SECOND_LETTER_AFTER = 4 * HOUR;

const WHEN_THERE_IS_WORK = [1 * MINUTE, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE];
/** The first waits between tries; after them a letter is tried each hour until it is given up (security/controls §0, M3). */
const FIRST_WAITS: Readonly<Record<LetterKind, readonly number[]>> = {
  'new-work': WHEN_THERE_IS_WORK,
  'bureau-message': WHEN_THERE_IS_WORK,
  'sign-in-code': [15_000, 30_000, 60_000],
};
/** A letter older than this is given up; its row says failed, where staff can see it (security/controls §0, M3). */
const GIVE_UP_AFTER: Readonly<Record<LetterKind, number>> = {
  'new-work': 24 * HOUR,
  'bureau-message': 24 * HOUR,
  'sign-in-code': 2 * MINUTE,
};

/**
 * When to try again after so many failed tries, or null when the letter is given up. A provider's own wish
 * (`retryAfter`, milliseconds) is honored when it is longer.
 */
export function nextTry(letter: { kind: LetterKind; firstDueAt: Instant; tries: number }, now: Instant, retryAfter = 0): Instant | null {
  const wait = FIRST_WAITS[letter.kind][letter.tries - 1] ?? HOUR;
  const at = now + Math.max(wait, retryAfter);
  return at - letter.firstDueAt > GIVE_UP_AFTER[letter.kind] ? null : at;
}

/**
 * How long the desk is told of a letter that was given up. What fails today is news; what failed last week has been met by
 * a visit or by a later letter.
 */
export const TROUBLE_FOR = DAY_LONG;

/**
 * Tells whether a letter still says something true. One about new work always does, however late; a code does not once it
 * has run out (security/controls B3).
 */
export function isWorthSending(letter: { kind: LetterKind; firstDueAt: Instant }, now: Instant): boolean {
  return letter.kind !== 'sign-in-code' || now - letter.firstDueAt < CODE_MINUTES * MINUTE;
}
