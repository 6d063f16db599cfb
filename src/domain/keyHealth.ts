import { DAY_LONG, type Day, dayOf, daysBetween, type Instant } from './day.ts';
import { FEWEST_HOLDERS, ROLL_DAYS } from './keyLives.ts';

/** What has to be known to say whether a site would still read its messages tomorrow. */
export interface KeyFacts {
  readonly now: Instant;
  /** When the current key was made; null: the site has none yet, and nothing is asked of it. */
  readonly keyMadeAt: Instant | null;
  /** People who can open messages. Whoever is on leave keeps the key, and counts. */
  readonly holders: number;
  /** When anybody of the site last typed their six words; null: not within what the audit keeps. */
  readonly unlockedAt: Instant | null;
  readonly sheet: { readonly madeAt: Instant; readonly confirmedOn: Day | null } | null;
  /** When somebody last left who may have seen the sheet. */
  readonly leftAt: Instant | null;
}

const NOBODY_UNLOCKED_DAYS = 7;
const SHEET_CHECK_DAYS = 180;
const SHEET_DAYS = 366;
/** The job rolls on the day; so much later something keeps it from doing so. */
const ROLL_LATE_DAYS = 3;

interface KeyHealthRule {
  readonly name: string;
  readonly isRed: (facts: KeyFacts) => boolean;
}

/** What turns the panel red (security/threat-model §6.5), the most urgent first. What to do about each stands in the words. */
export const KEY_HEALTH_RULES = [
  { name: 'few-holders', isRed: ({ holders }) => holders < FEWEST_HOLDERS },
  { name: 'nobody-unlocked', isRed: ({ unlockedAt, now }) => isOlder(unlockedAt, NOBODY_UNLOCKED_DAYS, now) },
  { name: 'no-sheet', isRed: ({ sheet }) => sheet === null },
  { name: 'sheet-not-on-paper', isRed: ({ sheet }) => sheet !== null && sheet.confirmedOn === null },
  { name: 'sheet-seen', isRed: ({ sheet, leftAt }) => sheet !== null && leftAt !== null && leftAt > sheet.madeAt },
  { name: 'sheet-old', isRed: ({ sheet, now }) => sheet !== null && isOlder(sheet.madeAt, SHEET_DAYS, now) },
  { name: 'sheet-unchecked', isRed: ({ sheet, now }) => isUnchecked(sheet?.confirmedOn ?? null, now) },
  { name: 'roll-overdue', isRed: ({ keyMadeAt, now }) => isOlder(keyMadeAt, ROLL_DAYS + ROLL_LATE_DAYS, now) },
] as const satisfies readonly KeyHealthRule[];

export type KeyTrouble = (typeof KEY_HEALTH_RULES)[number]['name'];

/** What is wrong with a site's keys, the most urgent first; empty is well. A site without a key has nothing to lose yet. */
export function keyTroubles(facts: KeyFacts): KeyTrouble[] {
  return facts.keyMadeAt === null ? [] : KEY_HEALTH_RULES.filter((rule) => rule.isRed(facts)).map(({ name }) => name);
}

function isOlder(at: Instant | null, days: number, now: Instant): boolean {
  return at === null || now - at > days * DAY_LONG;
}

// One that was never confirmed has a rule of its own.
function isUnchecked(confirmedOn: Day | null, now: Instant): boolean {
  return confirmedOn !== null && daysBetween(confirmedOn, dayOf(now, 'UTC')) > SHEET_CHECK_DAYS;
}
