import { LANGUAGES, type Locale } from '#src/domain/locale.ts';
import { type ToldCount, toldFrom } from '#src/domain/totals.ts';
import { PEOPLE_COUNTS, type PublicYear } from '#src/features/trust/publicTotals.ts';
import { writtenDay } from '#src/reading/cite.ts';
import { wordsFor } from '#src/words/words.ts';

/** One line of the table: the year, and what its columns say. */
export interface YearRow {
  readonly year: string;
  readonly cells: readonly { readonly label: string; readonly text: string }[];
}

/** The yearly totals in words. */
export function yearRows(years: readonly PublicYear[], locale: Locale): YearRow[] {
  const words = wordsFor(locale).privacy.totals;
  return years.map(({ year, people, lawfulDemands }) => {
    const later = words.from(writtenDay(toldFrom(year), locale));
    const ofPeople = PEOPLE_COUNTS.map((what) => ({
      label: words[what],
      text: people === null ? later : textOf(people[what], words.fewPeople, locale),
    }));
    const demands = { label: words.lawfulDemands, text: textOf(lawfulDemands, words.fewDemands, locale) };
    return { year: people === null ? words.soFar(year) : String(year), cells: [...ofPeople, demands] };
  });
}

function textOf(told: ToldCount, few: string, locale: Locale): string {
  return told.kind === 'few' ? few : told.n.toLocaleString(LANGUAGES[locale].tag);
}
