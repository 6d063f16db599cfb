import { sayDay, sayTime, sayWeekday, type Weekday } from '#src/domain/day.ts';
import { fieldsOf, type ListingField, type Pace, type Patch, paceOf } from '#src/domain/listing.ts';
import type { Words } from '#src/domain/locale.ts';
import type { OpeningHours } from '#src/domain/promise.ts';
import type { RetentionLimits } from '#src/domain/retention.ts';
import { NEARBY_MILES } from '#src/domain/routing.ts';
import type { Capacity, Governance, Intake, Listing } from '#src/domain/site.ts';
import { stateName } from '#src/domain/states.ts';
import { listingFields as words } from '#src/words/en/listingFields.ts';
import { shapeLines } from './shapeLines.ts';

/** One changed fact as people read it: what it is called, its lines before and after (none: nothing), and when it takes effect. */
export interface ChangeLine {
  readonly field: ListingField;
  readonly label: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly pace: Pace;
}

/** Names of people by their staff ids, where a page knows them. */
export type Names = ReadonlyMap<string, string>;
const NOBODY: Names = new Map();

/** A patch in words that people read, in the order of the table of fields. */
export function changeLines(patch: Patch, names: Names = NOBODY): ChangeLine[] {
  return fieldsOf(patch).flatMap((field) => {
    const change = patch[field];
    if (change === undefined) return [];
    const { from, to } = change;
    return [
      {
        field,
        label: words.labels[field],
        from: valueLines(field, from, names),
        to: valueLines(field, to, names),
        pace: paceOf(field, change),
      },
    ];
  });
}

/** What a field holds, line by line; no line when it holds nothing. A stored value of another shape is shown as it is, never hidden. */
export function valueLines(field: ListingField, value: unknown, names: Names = NOBODY): string[] {
  if (value === null || value === undefined || value === '') return EMPTY[field] ?? [];
  try {
    return LINES[field]?.(value as never, names) ?? [String(value)];
  } catch {
    return [JSON.stringify(value)];
  }
}

/** A day with its year, as the diff says it. */
export function sayDate(day: string): string {
  return sayDay(day, 'en', true);
}

type Say<T> = (value: T, names: Names) => string[];
type Held = Listing & { readonly [key in keyof Intake as `intake.${key}`]: Intake[key] };

/** Where no value has a meaning of its own. */
const EMPTY: Readonly<Partial<Record<ListingField, string[]>>> = { borderMiles: [words.milesUsual(NEARBY_MILES)] };

/** A field that is not here is a plain text or number. */
const LINES: { readonly [Field in ListingField]?: Say<NonNullable<Held[Field]>> } = {
  model: (model) => [words.models[model]],
  departs: inBoth,
  state: (state) => [stateName(state, 'en')],
  area: inBoth,
  counties: (counties) => counties.map(({ name, fips }) => words.county(name, fips)),
  partial: (partial) => [words.partial[`${partial}`]],
  zips: (zips) => [...zips],
  shapes: (shapes) => shapes.flatMap(shapeLines),
  borderMiles: (miles) => [words.miles(miles)],
  stage: (stage) => [words.stages[stage]],
  hours: inBoth,
  pathways: (pathways) => pathways.map((pathway) => words.pathways[pathway]),
  whoMayRefer: (who) => [words.who[who]],
  whoInWords: inBoth,
  howToRefer: inBoth,
  policeWarning: inBoth,
  eligibility: (lines) => lines.flatMap(inBoth),
  exclusions: (lines) => lines.flatMap(inBoth),
  charges: (lines) => lines.flatMap(inBoth),
  capacity: ({ places, most, asOf }: Capacity) => [words.capacity(places, most, sayDate(asOf))],
  successor: (next) => [typeof next === 'string' ? words.successorHere(next) : words.successor(next.name, next.url)],
  sources: (sources) => sources.map(({ url, supports }) => words.source(url, supports)),
  'intake.status': (status) => [words.status[status]],
  'intake.publicMessage': inBoth,
  'intake.hours': hoursLines,
  'intake.promiseDays': (days) => [words.businessDays(days)],
  'intake.backupContact': (id, names) => [names.get(id) ?? words.somebody],
  'intake.takesMinors': (takes) => [words.minors[`${takes}`]],
  'intake.walkIn': inBoth,
  'intake.usually': inBoth,
  'intake.governance': governanceLines,
  'intake.retention': retentionLines,
  'intake.readsLanguages': (languages) => languages.map((language) => words.readsLanguages[language]),
};

function inBoth({ en, es }: Words): string[] {
  return [words.language.en(en), words.language.es(es)];
}

const WEEK: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** The week, then the days on which the site is closed, each on a line of its own so that a diff shows the one that moved. */
export function hoursLines({ timeZone, weekly, holidays }: OpeningHours): string[] {
  const days = WEEK.flatMap((weekday) => {
    const opening = weekly[weekday];
    return opening ? [words.open(sayWeekday(weekday, 'en'), sayTime(opening.opens, 'en'), sayTime(opening.closes, 'en'))] : [];
  });
  const week = days.length === 0 ? [words.neverOpen] : days;
  return [words.zone(timeZone), ...week, ...holidays.toSorted().map((day) => words.closedOn(sayDate(day)))];
}

function governanceLines({ readers, decides, noOfficerReads, recordedOn }: Governance): string[] {
  const said = words.governance;
  return [
    ...inBoth({ en: said.readers(readers.en), es: said.readersEs(readers.es) }),
    ...inBoth({ en: said.decides(decides.en), es: said.decidesEs(decides.es) }),
    noOfficerReads ? said.noOfficer : said.officer,
    said.recordedOn(sayDate(recordedOn)),
  ];
}

function retentionLines(limits: RetentionLimits): string[] {
  const names = Object.keys(words.retention) as (keyof RetentionLimits)[];
  return names.map((name) => words.retention[name](limits[name]));
}
