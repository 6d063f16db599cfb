import { type ToldPart, toldParts } from '#src/domain/insights.ts';
import { toldOfPeople } from '#src/domain/totals.ts';
import type { Breakdown, Heading } from './siteInsights.ts';

export interface ToldRow {
  readonly code: string;
  readonly told: ToldPart;
}

/** Every message has one of these, so their numbers add up to the messages received. A message may name several concerns, or have no outcome. */
const ADDS_UP: Readonly<Record<Heading, boolean>> = {
  relation: true,
  concern: false,
  language: true,
  aware: true,
  by: true,
  outcome: false,
};

/** What of a dimension may leave the site: no number under eleven, and none that can be reckoned from those that are told. */
export function toldRows({ heading, rows }: Breakdown): ToldRow[] {
  return ADDS_UP[heading] ? toldBeside(rows) : rows.map(({ code, n }) => ({ code, told: toldOfPeople(n) }));
}

/** The same for rows whose sum is told as well. */
export function toldBeside(rows: Breakdown['rows']): ToldRow[] {
  const told = toldParts(rows.map(({ n }) => n));
  return rows.map(({ code }, at) => ({ code, told: told[at] ?? { kind: 'hidden' } }));
}
