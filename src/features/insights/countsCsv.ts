import { csvFile } from '#src/domain/csvCell.ts';
import type { ToldPart } from '#src/domain/insights.ts';
import { SMALLEST_TOLD, toldOfPeople } from '#src/domain/totals.ts';
import type { SiteInsights } from './siteInsights.ts';
import { type ToldRow, toldBeside, toldRows } from './toldRows.ts';

/**
 * The counts as lines for a spreadsheet: dimension, code, number. It may leave the site, so numbers under eleven are hidden as they
 * are from the public, and so is what would give them away.
 */
export function countsCsv(insights: SiteInsights): string {
  const { from, to, received, kept, late, held, released, linked, byMonth, breakdowns } = insights;
  const read = [
    { code: 'read-in-time', n: kept },
    { code: 'read-late', n: late },
  ];
  const totals = Object.entries({ received, held, released, linked }).map(([code, n]) => ({ code, told: toldOfPeople(n) }));
  const lines = [
    ...linesOf('total', [...totals, ...toldBeside(read)]),
    ...linesOf('received-in', toldBeside(byMonth.map(({ month, n }) => ({ code: month, n })))),
    ...breakdowns.flatMap((breakdown) => linesOf(breakdown.heading, toldRows(breakdown))),
  ];
  const head = ['from', 'to', 'dimension', 'code', 'number'];
  return csvFile([head, ...lines.map((line) => [from, to, ...line])]);
}

function linesOf(dimension: string, rows: readonly ToldRow[]): [string, string, string][] {
  return rows.map(({ code, told }) => [dimension, code, written(told)]);
}

function written(told: ToldPart): string {
  if (told.kind === 'hidden') return 'hidden';
  return told.kind === 'few' ? `under ${SMALLEST_TOLD}` : String(told.n);
}
