import { type Locale, saidIn } from '#src/domain/locale.ts';
import { stateName } from '#src/domain/states.ts';
import { type DirectoryQuery, FILTERS, type FilterName, filterChange, filterValue } from '#src/features/directory/directoryQuery.ts';
import type { PlaceFound } from '#src/features/directory/searchSites.ts';
import { wordsFor } from '#src/words/words.ts';
import { startingBig } from './siteCard.ts';

/** One value of a filter in words. The values are those that readDirectoryQuery knows, and the states of sites. */
export function valueLabel(filter: FilterName, value: string, locale: Locale): string {
  return LABELS[filter](value, locale) ?? value;
}

const LABELS: Readonly<Record<FilterName, (value: string, locale: Locale) => string | undefined>> = {
  state: stateName,
  stage: (value, locale) => named(wordsFor(locale).sites.stages, value),
  who: (value, locale) => named(wordsFor(locale).sites.who, value),
  pathway: (value, locale) => named(wordsFor(locale).sites.pathways, value)?.name,
  open: (_, locale) => wordsFor(locale).directory.filters.open,
  reads: (value, locale) => named(wordsFor(locale).directory.filters.reads, value),
};

function named<Label>(labels: Readonly<Record<string, Label>>, value: string): Label | undefined {
  return labels[value];
}

/** One thing that was asked, in words, and the change that takes it off. */
export interface AskedPart {
  readonly label: string;
  readonly change: Partial<DirectoryQuery>;
}

/** All that a query asks, part by part. A place that was not looked up is no part: nothing follows from it. */
export function askedParts(query: DirectoryQuery, place: PlaceFound, locale: Locale): AskedPart[] {
  const { filters } = wordsFor(locale).directory;
  const words = query.words === '' ? [] : [{ label: filters.words(query.words), change: { words: '' } }];
  const from = place.kind === 'known' ? [{ label: filters.near(saidIn(place.place.labels, locale)), change: { place: '' } }] : [];
  const chosen = FILTERS.flatMap((filter) => {
    const value = filterValue(query, filter);
    return value === null ? [] : [{ label: partLabel(filter, value, locale), change: filterChange(filter, null) }];
  });
  return [...words, ...from, ...chosen].map((part) => ({ ...part, label: startingBig(part.label) }));
}

// "Spanish" alone does not say of what.
function partLabel(filter: FilterName, value: string, locale: Locale): string {
  const label = valueLabel(filter, value, locale);
  return filter === 'reads' ? `${wordsFor(locale).directory.filters.names.reads}: ${label}` : label;
}
