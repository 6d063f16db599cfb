import { clockTimeOf, type Day, dayOf, type Instant, sayDay, sayTime } from '#src/domain/day.ts';
import { heldIn, type ListingField } from '#src/domain/listing.ts';
import type { OpeningHours } from '#src/domain/promise.ts';
import type { Site } from '#src/domain/site.ts';
import { closedLine, upcoming } from '#src/features/listings/forms/hoursSection.ts';
import { type SectionName, sectionFields } from '#src/features/listings/forms/sections.ts';
import type { Actor } from '#src/features/listings/listingHistory.ts';
import { listing as words } from '#src/words/en/listing.ts';
import { listingFields } from '#src/words/en/listingFields.ts';
import { hoursLines, type Names, sayDate, valueLines } from './fieldWords.ts';

/** A fact as the page of the listing shows it; no line where nothing is said. */
export interface ShownFact {
  readonly field: ListingField;
  readonly label: string;
  readonly lines: readonly string[];
}

/** What the public sees of a section, fact by fact. */
export function sectionFacts(name: SectionName, site: Site, today: Day, names: Names): ShownFact[] {
  return sectionFields(name, site).map(({ field }) => {
    const hours = field === 'intake.hours' ? site.intake?.hours : undefined;
    if (hours === undefined) return { ...factOf(site, field, names), field };
    return { field, ...(name === 'closed-days' ? closedFact(hours, today) : weekFact(hours)) };
  });
}

const OF_THE_BUREAU: readonly ListingField[] = ['state', 'model', 'departs', 'sources'];

/** Facts that the Bureau alone changes. */
export function bureauFacts(site: Site): ShownFact[] {
  return OF_THE_BUREAU.map((field) => factOf(site, field, new Map())).filter(({ lines }) => lines.length > 0);
}

function factOf(site: Site, field: ListingField, names: Names): ShownFact {
  return { field, label: listingFields.labels[field], lines: valueLines(field, heldIn(site, field), names) };
}

function closedFact(hours: OpeningHours, today: Day) {
  return { label: words.sections['closed-days'].title, lines: upcoming(hours, today).map(closedLine) };
}

function weekFact(hours: OpeningHours) {
  return { label: listingFields.labels['intake.hours'], lines: hoursLines({ ...hours, holidays: [] }) };
}

/** Whoever did something, as the page says it. */
export function actorWords(actor: Actor): string {
  if (actor.kind !== 'person') return words.actors[actor.kind];
  return words.actors.person(actor.name, words.actors.roles[actor.role] ?? actor.role);
}

/** Day and time of a moment by the clock of the site; by that of Chicago, named, where it has told none. */
export function momentAt(site: Site, at: Instant): string {
  const zone = zoneOf(site);
  const said = `${sayDay(dayOf(at, zone), 'en', true)}, ${sayTime(clockTimeOf(at, zone), 'en')}`;
  return site.intake === null ? words.centralTime(said) : said;
}

/** The day of a moment by the clock of the site. */
export function dateAt(site: Site, at: Instant): string {
  return sayDate(dayOf(at, zoneOf(site)));
}

function zoneOf({ intake }: Site): string {
  return intake?.hours.timeZone ?? 'America/Chicago';
}
