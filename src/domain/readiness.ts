import { type Day, dayOf } from './day.ts';
import type { Words } from './locale.ts';
import { nextOpenDay } from './promise.ts';
import { tooLong } from './retention.ts';
import type { Intake, Listing, Site } from './site.ts';

/** What has to be known to say whether a site's form may open. */
export interface ReadinessFacts {
  readonly site: Site;
  /** The day on which the form has to open; hours that stay closed for a year from then never do. */
  readonly today: Day;
  /** The backup contact is somebody who works there now. */
  readonly backupIsThere: boolean;
  readonly hasKey: boolean;
  /** Workers who hold the current key; the paper sheet is not among them. */
  readonly keyHolders: number;
  readonly sheetConfirmed: boolean;
}

interface ReadinessRule {
  readonly name: string;
  readonly missing: (facts: ReadinessFacts) => boolean;
}

/** One worker alone may fall ill or leave: a second holder keeps the queue readable (security/threat-model §6.2). */
const FEWEST_HOLDERS = 2;
/** What a site must have before its form opens (product §2 Promise, §7; security/threat-model §6.2), in the order of the work. */
export const READINESS_RULES = [
  { name: 'departs-from-model', missing: ({ site }) => site.listing.model === 'departs' },
  { name: 'hours', missing: ({ site, today }) => site.intake === null || neverOpens(site.intake, today) },
  { name: 'holidays', missing: intake((it) => it.hours.holidays.length === 0) },
  { name: 'promise', missing: intake((it) => it.promiseDays < 1) },
  { name: 'phone', missing: intake((it) => it.phone.trim() === '') },
  { name: 'backup-contact', missing: (facts) => !facts.backupIsThere },
  { name: 'governance', missing: intake((it) => !it.governance.noOfficerReads) },
  { name: 'retention', missing: intake((it) => tooLong(it.retention).length > 0) },
  { name: 'both-languages', missing: ({ site }) => !standsInBoth(sentencesOf(site.listing, site.intake)) },
  { name: 'key', missing: (facts) => !facts.hasKey },
  { name: 'second-key-holder', missing: (facts) => facts.keyHolders < FEWEST_HOLDERS },
  { name: 'recovery-sheet', missing: (facts) => !facts.sheetConfirmed },
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
