import { FIRST_YEAR, type Year, yearNow } from '#src/domain/totals.ts';
import type { Ports } from '#src/ports.ts';

export type CountDemandResult =
  | { readonly kind: 'counted'; readonly year: Year; readonly n: number }
  /** Not a year of this portal so far. */
  | { readonly kind: 'no-such-year' }
  | { readonly kind: 'none-to-remove' };

/**
 * Counts a lawful demand in the year in which it reached the operator, or takes one off that was counted by mistake. The number
 * and the act are all that is kept: no text, no name, no authority.
 */
export async function countDemand(ports: Ports, asked: { year: string; remove: boolean }): Promise<CountDemandResult> {
  const at = ports.clock.now();
  const year = readYear(asked.year, yearNow(at));
  if (year === null) return { kind: 'no-such-year' };
  const audit = { at, actor: 'operator', site: null, act: 'lawful-demand', object: null } as const;
  if (!asked.remove) await ports.totals.addDemand(year, { ...audit, result: `added ${year}` });
  else if (!(await ports.totals.removeDemand(year, { ...audit, result: `removed ${year}` }))) return { kind: 'none-to-remove' };
  return { kind: 'counted', year, n: (await demandsByYear(ports)).get(year) ?? 0 };
}

/** The exact number of lawful demands of each year that had any, for the operator. */
export async function demandsByYear(ports: Pick<Ports, 'totals'>): Promise<ReadonlyMap<Year, number>> {
  const years = await ports.totals.byYear([]);
  return new Map(years.filter(({ lawfulDemands }) => lawfulDemands > 0).map(({ year, lawfulDemands }) => [year, lawfulDemands]));
}

function readYear(typed: string, newest: Year): Year | null {
  const year = /^\d{4}$/.test(typed) ? Number(typed) : 0;
  return year >= FIRST_YEAR && year <= newest ? year : null;
}
