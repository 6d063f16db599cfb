import { type Day, dayOf, daysBetween } from './day.ts';
import type { Words } from './locale.ts';
import { nextOpenDay } from './promise.ts';
import { tooLong } from './retention.ts';
import type { OneHolderReason } from './setup.ts';
import type { Intake, Listing, Site } from './site.ts';

/** What has to be known to say whether a site's form may open. */
export interface ReadinessFacts {
  readonly site: Site;
  /** The day on which the form has to open; hours that stay closed for a year from then never do. */
  readonly today: Day;
  /** The backup contact is somebody who works there now, and has signed in at least once. */
  readonly backupIsThere: boolean;
  readonly hasKey: boolean;
  /** People who can open messages now; neither the paper sheet nor a suspended account is among them. */
  readonly keyHolders: number;
  /** Why one holder is enough here; null: it is not. */
  readonly aloneBecause: OneHolderReason | null;
  readonly sheetConfirmed: boolean;
  /** The day of the latest rehearsal, if everything came through; null: none did. */
  readonly rehearsedOn: Day | null;
}

interface ReadinessRule {
  readonly name: string;
  readonly missing: (facts: ReadinessFacts) => boolean;
}

/** One worker alone may fall ill or leave: a second holder keeps the queue readable (security/threat-model §6.2). */
const FEWEST_HOLDERS = 2;
/** A rehearsal is believed for so many days (product §4): letters, keys and hours of a month ago prove nothing. */
export const REHEARSAL_DAYS = 7;
/** What a site must have before its form opens (product §2 Promise, §7; security/threat-model §6.2), in the order of the work. */
export const READINESS_RULES = [
  { name: 'departs-from-model', missing: ({ site }) => site.listing.model === 'departs' },
  { name: 'hours', missing: ({ site, today }) => site.intake === null || neverOpens(site.intake, today) },
  { name: 'holidays', missing: intake((it) => it.hours.holidays.length === 0) },
  { name: 'promise', missing: intake((it) => it.promiseDays < 1) },
  { name: 'phone', missing: intake((it) => it.phone.trim() === '') },
  { name: 'backup-contact', missing: (facts) => !facts.backupIsThere },
  { name: 'governance', missing: intake((it) => !it.governance.noOfficerReads) },
  { name: 'languages', missing: intake((it) => it.readsLanguages.length === 0) },
  { name: 'retention', missing: intake((it) => tooLong(it.retention).length > 0) },
  { name: 'both-languages', missing: ({ site }) => !standsInBoth(sentencesOf(site.listing, site.intake)) },
  { name: 'key', missing: (facts) => !facts.hasKey },
  { name: 'second-key-holder', missing: ({ keyHolders, aloneBecause }) => keyHolders < (aloneBecause === null ? FEWEST_HOLDERS : 1) },
  { name: 'recovery-sheet', missing: (facts) => !facts.sheetConfirmed },
  { name: 'rehearsal', missing: ({ rehearsedOn, today }) => rehearsedOn === null || daysBetween(rehearsedOn, today) > REHEARSAL_DAYS },
] as const satisfies readonly ReadinessRule[];

export type ReadinessGap = (typeof READINESS_RULES)[number]['name'];

/** Lists what a site still lacks before its form can open; empty means that nothing is missing. */
export function missingBeforeLive(facts: ReadinessFacts): ReadinessGap[] {
  return READINESS_RULES.filter((rule) => rule.missing(facts)).map((rule) => rule.name);
}

function neverOpens({ hours }: Intake, today: Day): boolean {
  return !isTimeZone(hours.timeZone) || nextOpenDay(hours, today) === null;
}

function intake(lacks: (intake: Intake) => boolean): (facts: ReadinessFacts) => boolean {
  return ({ site }) => site.intake === null || lacks(site.intake);
}

function sentencesOf(listing: Listing, it: Intake | null): (Words | null)[] {
  const ofIntake = it === null ? [] : [it.usually, it.governance.readers, it.governance.decides, it.walkIn, it.publicMessage];
  return [listing.area, ...ofIntake];
}

function standsInBoth(sentences: readonly (Words | null)[]): boolean {
  return sentences.every((words) => words === null || (words.en.trim() !== '' && words.es.trim() !== ''));
}

// A zone that no clock knows would stop the promise and the purge, at this site and with it everywhere.
function isTimeZone(name: string): boolean {
  try {
    return dayOf(0, name) !== '';
  } catch {
    return false;
  }
}
