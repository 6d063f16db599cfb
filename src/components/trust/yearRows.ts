import { type ToldCount, toldFrom } from '#src/domain/totals.ts';
import { PEOPLE_COUNTS, type PublicYear } from '#src/features/trust/publicTotals.ts';
import { writtenDay } from '#src/reading/cite.ts';
import { privacy } from '#src/words/en/privacy.ts';

/** One line of the table: the year, and what its columns say. */
export interface YearRow {
  readonly year: string;
  readonly cells: readonly { readonly label: string; readonly text: string }[];
}

const words = privacy.totals;

/** The yearly totals in words. */
export function yearRows(years: readonly PublicYear[]): YearRow[] {
  return years.map(({ year, people, lawfulDemands }) => {
    const later = words.from(writtenDay(toldFrom(year)));
    const ofPeople = PEOPLE_COUNTS.map((what) => ({
      label: words[what],
      text: people === null ? later : textOf(people[what], words.fewPeople),
    }));
    const demands = { label: words.lawfulDemands, text: textOf(lawfulDemands, words.fewDemands) };
    return { year: people === null ? words.soFar(year) : String(year), cells: [...ofPeople, demands] };
  });
}

function textOf(told: ToldCount, few: string): string {
  return told.kind === 'few' ? few : told.n.toLocaleString('en-US');
}
