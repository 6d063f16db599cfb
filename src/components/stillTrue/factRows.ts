import { type Day, sayDay, sayTime, sayWeekday, type Weekday } from '#src/domain/day.ts';
import type { Locale, Words } from '#src/domain/locale.ts';
import { type Intake, isLive, type Listing, ROUTING_FACTS, type RoutingFact, type Site } from '#src/domain/site.ts';
import { wordsFor } from '#src/words/words.ts';
import { startingBig } from '../directory/siteCard.ts';

/** The portal's words, or a site's own in the languages that sites write. */
type Line = string | Words;

export interface FactRow {
  readonly fact: RoutingFact;
  readonly label: string;
  /** As people read it; empty where nothing is said. */
  readonly lines: readonly Line[];
  /** When the site itself last said so; empty where `confirmedAlike` says it of all facts at once. */
  readonly confirmed: string;
}

/** When the site last said yes, where that is the same day for every fact, or none for any; else null. */
export function confirmedAlike({ listing }: Site, locale: Locale): string | null {
  const words = wordsFor(locale).stillTrue;
  const days = new Set(ROUTING_FACTS.map((fact) => listing.checked[fact]));
  const [day] = days;
  if (days.size > 1) return null;
  return day === undefined ? words.allNever : words.allConfirmed(sayDay(day, locale, true));
}

/** Every fact that steers people, as they read it, with the day on which the site last said yes to it. */
export function factRows(site: Site, locale: Locale): FactRow[] {
  const alike = confirmedAlike(site, locale) !== null;
  return ROUTING_FACTS.map((fact) => ({
    fact,
    label: wordsFor(locale).stillTrue.facts[fact],
    lines: LINES[fact](site, locale).filter((line): line is Line => line !== null && line !== ''),
    confirmed: alike ? '' : confirmedOf(site.listing.checked[fact], locale),
  }));
}

function confirmedOf(day: Day | undefined, locale: Locale): string {
  const words = wordsFor(locale).stillTrue;
  return day === undefined ? words.never : words.confirmed(sayDay(day, locale, true));
}

type Lines = (site: Site, locale: Locale) => readonly (Line | null)[];

const LINES: Readonly<Record<RoutingFact, Lines>> = {
  area: ({ listing }, locale) => [
    listing.area,
    some(
      wordsFor(locale).stillTrue.counties,
      listing.counties.map(({ name }) => name),
    ),
    listing.partial ? wordsFor(locale).stillTrue.partly : null,
    some(wordsFor(locale).stillTrue.zips, listing.zips),
    ...listing.shapes.map(({ words }) => words),
  ],
  stage: ({ listing }, locale) => [wordsFor(locale).sites.stageAsOf(listing.stage, listing.stageAsOf)],
  who: ({ listing }, locale) => [
    wordsFor(locale).sites.who[listing.whoMayRefer],
    listing.whoInWords,
    listing.pathways.map((pathway) => wordsFor(locale).sites.pathways[pathway].name).join(', '),
  ],
  door: (site, locale) => [
    isLive(site) ? wordsFor(locale).stillTrue.form[site.intake.status] : null,
    site.listing.howToRefer,
    site.listing.referPage,
    successorOf(site.listing, locale),
  ],
  phone: ({ listing, intake }) => [intake?.phone ?? listing.phone, listing.email],
  hours: ({ listing, intake }, locale) => (intake === null ? [listing.hours] : openDays(intake, locale)),
};

function some(say: (all: string) => string, parts: readonly string[]): string | null {
  return parts.length === 0 ? null : say(parts.join(', '));
}

function successorOf({ successor }: Listing, locale: Locale): string | null {
  if (successor === null) return null;
  return wordsFor(locale).stillTrue.successor(typeof successor === 'string' ? successor : successor.name);
}

function openDays({ hours }: Intake, locale: Locale): string[] {
  const week: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
  return week.flatMap((weekday) => {
    const opening = hours.weekly[weekday];
    const day = startingBig(sayWeekday(weekday, locale));
    return opening ? [wordsFor(locale).stillTrue.openDay(day, sayTime(opening.opens, locale), sayTime(opening.closes, locale))] : [];
  });
}
