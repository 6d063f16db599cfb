import type { ToldPart } from '#src/domain/insights.ts';
import { SMALLEST_TOLD, toldOfPeople } from '#src/domain/totals.ts';
import type { SiteInsights } from '#src/features/insights/siteInsights.ts';
import { toldBeside, toldRows } from '#src/features/insights/toldRows.ts';
import { insights as words } from '#src/words/en/insights.ts';
import { labelOf } from './insightCharts.ts';

export interface ReportTable {
  readonly title: string;
  readonly caution: string | null;
  readonly lines: readonly { readonly label: string; readonly text: string }[];
}

/** The tables of the report, every number under eleven hidden, and what would give it away: the report is made to leave the site. */
export function reportTables(insights: SiteInsights): ReportTable[] {
  const dimensions = insights.breakdowns.map((breakdown) => ({
    title: words.charts[breakdown.heading],
    caution: words.cautions[breakdown.heading],
    lines: toldRows(breakdown).map(({ code, told }) => ({ label: labelOf(breakdown.heading, code), text: countText(told) })),
  }));
  return [{ title: words.totals.heading, caution: null, lines: totalLines(insights) }, ...dimensions];
}

function totalLines(insights: SiteInsights): ReportTable['lines'] {
  const alone = (what: 'received' | 'held' | 'released' | 'linked') => ({
    label: words.totals[what],
    text: countText(toldOfPeople(insights[what])),
  });
  // How many were read stands with the waits.
  const [kept, late] = toldBeside((['kept', 'late'] as const).map((code) => ({ code, n: insights[code] }))).map(({ told }) =>
    countText(told),
  );
  return [
    alone('received'),
    { label: words.totals.kept, text: kept ?? '' },
    { label: words.totals.late, text: late ?? '' },
    alone('held'),
    alone('released'),
    alone('linked'),
  ];
}

/** A count as a table says it. */
export function countText(told: ToldPart): string {
  if (told.kind === 'hidden') return words.hidden;
  return told.kind === 'few' ? `under ${SMALLEST_TOLD}` : told.n.toLocaleString('en-US');
}
