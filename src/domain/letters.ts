import { DAY_LONG, type Day, HOUR, type Instant, MINUTE } from './day.ts';
import type { MailTrouble } from './listingChange.ts';
import { CODE_MINUTES } from './staff.ts';

/** Every letter the portal writes. None carries case text (product §3). */
export const LETTER_KINDS = [
  'new-work',
  'bureau-message',
  'bureau-work',
  'still-true',
  'listing-change',
  'listing-answer',
  'invitation',
  'account-changed',
  'promise-missed',
  'bureau-promise',
  'form-paused',
  'rehearsal',
  'rehearsal-red',
  'weekly-look',
  'erase-warning',
  'audit-head',
  'sign-in-code',
] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

/** The second letter about new work follows after this long, if nobody has opened the queue (product §4). */
export const SECOND_LETTER_AFTER = 4 * HOUR;

const WHEN_THERE_IS_WORK = [1 * MINUTE, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE];
/** The first waits between tries; after them a letter is tried each hour until it is given up (security/controls §0, M3). */
const FIRST_WAITS: Readonly<Record<LetterKind, readonly number[]>> = {
  'new-work': WHEN_THERE_IS_WORK,
  'bureau-message': WHEN_THERE_IS_WORK,
  'bureau-work': WHEN_THERE_IS_WORK,
  'still-true': WHEN_THERE_IS_WORK,
  'listing-change': WHEN_THERE_IS_WORK,
  'listing-answer': WHEN_THERE_IS_WORK,
  invitation: WHEN_THERE_IS_WORK,
  'account-changed': WHEN_THERE_IS_WORK,
  'promise-missed': WHEN_THERE_IS_WORK,
  'bureau-promise': WHEN_THERE_IS_WORK,
  'form-paused': WHEN_THERE_IS_WORK,
  rehearsal: WHEN_THERE_IS_WORK,
  'rehearsal-red': WHEN_THERE_IS_WORK,
  'weekly-look': WHEN_THERE_IS_WORK,
  'erase-warning': WHEN_THERE_IS_WORK,
  'audit-head': WHEN_THERE_IS_WORK,
  'sign-in-code': [15_000, 30_000, 60_000],
};
/** A letter older than this is given up; its row says failed, where staff can see it (security/controls §0, M3). */
const GIVE_UP_AFTER: Readonly<Record<LetterKind, number>> = {
  'new-work': 24 * HOUR,
  'bureau-message': 24 * HOUR,
  'bureau-work': 24 * HOUR,
  'still-true': 24 * HOUR,
  'listing-change': 24 * HOUR,
  'listing-answer': 24 * HOUR,
  invitation: 24 * HOUR,
  'account-changed': 24 * HOUR,
  'promise-missed': 24 * HOUR,
  'bureau-promise': 24 * HOUR,
  'form-paused': 24 * HOUR,
  rehearsal: 24 * HOUR,
  'rehearsal-red': 24 * HOUR,
  'weekly-look': 24 * HOUR,
  'erase-warning': 24 * HOUR,
  'audit-head': 24 * HOUR,
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

/** What the letter to somebody's old address is about, so that it is told from every other one of its kind. */
export const OLD_ADDRESS = 'old-address';

/** Tells whether a letter goes to the address that somebody had until it was changed (security/controls B11). */
export function isToOldAddress({ kind, about }: { readonly kind: LetterKind; readonly about?: string | null }): boolean {
  return kind === 'account-changed' && about === OLD_ADDRESS;
}

/** Events of the mail provider are kept for this long: well above the 72 hours in which one may come again (security/controls M5). */
export const MAIL_EVENT_DAYS = 30;

/**
 * What an event of the mail provider says of the address that the letter went to. One that bounced is well again when a letter
 * arrives; whoever called a letter unwanted stays so until they sign in.
 */
export function troubleAfter(before: MailTrouble | null, event: string, on: Day): MailTrouble | null {
  switch (event) {
    case 'email.bounced':
    case 'email.suppressed':
      return before ?? { kind: 'bounced', on };
    case 'email.complained':
      return before?.kind === 'complained' ? before : { kind: 'complained', on };
    case 'email.delivered':
      return before?.kind === 'bounced' ? null : before;
    default:
      return before;
  }
}
