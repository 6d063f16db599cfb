import type { Heading, SiteInsights } from '#src/features/insights/siteInsights.ts';
import type { Chart } from '#src/reading/schemas.ts';
import { insights as words } from '#src/words/en/insights.ts';
import { refer } from '#src/words/en/refer.ts';

const LABELS: Readonly<Record<Heading, Readonly<Record<string, string>>>> = {
  relation: refer.labels.relations,
  concern: refer.labels.concerns,
  ...words.labels,
};

/** A heading's label for a code, as a worker reads it. */
export function labelOf(heading: Heading, code: string): string {
  return LABELS[heading][code] ?? code;
}

/** Every chart of the page, each with an id for its caption; what nobody chose is left out, and so is a chart of nothing. */
export function insightCharts(insights: SiteInsights): { id: string; chart: Chart }[] {
  const received = { id: 'received', rows: insights.byMonth.map(({ month, n }) => ({ label: month, value: n })) } as const;
  const dimensions = insights.breakdowns.map(({ heading, rows }) => ({
    id: heading,
    rows: rows.map(({ code, n }) => ({ label: labelOf(heading, code), value: n })),
  }));
  return [received, ...dimensions]
    .map(({ id, rows }) => ({ id, rows: rows.filter(({ value }) => value > 0) }))
    .filter(({ rows }) => rows.length > 0)
    .map(({ id, rows }) => ({ id: `chart-${id}`, chart: { title: words.charts[id], unit: '', bars: rows, caution: words.cautions[id] } }));
}
