import type { Sums } from './insights.ts';
import { SMALLEST_TOLD } from './totals.ts';

/** What has to be known to ask the questions below. */
export interface WatchFacts {
  readonly sums: Sums;
  /** Messages of the time that is looked at. */
  readonly received: number;
  /** Of these, how many came through each partner link. */
  readonly partners: readonly number[];
}

interface WatchRule {
  readonly name: string;
  readonly applies: (facts: WatchFacts) => boolean;
}

/**
 * Questions for the team's own table, not findings: does the form draw in people who would have been left alone (net-widening), and
 * is somebody served worse (equity; domain.md §6)? The thresholds are our advice; no study stands behind them. None is asked of
 * fewer messages than may be told.
 */
export const WATCH_RULES = [
  { name: 'complaints', applies: ({ sums, received }) => share(sums, ['relation:business', 'relation:public-office'], received) >= 0.5 },
  { name: 'not-for-lead', applies: ({ sums }) => share(sums, ['outcome:not-for-lead'], outcomes(sums)) >= 0.25 },
  { name: 'unaware', applies: ({ sums, received }) => share(sums, ['aware:no', 'aware:not-safe'], received) >= 0.75 },
  { name: 'held', applies: ({ sums, received }) => share(sums, ['held'], received) >= 0.2 },
  { name: 'one-partner', applies: ({ received, partners }) => part(Math.max(0, ...partners), received) >= 0.4 },
  { name: 'few-met', applies: ({ sums }) => share(sums, ['outcome:unfound'], outcomes(sums)) >= 0.5 },
  { name: 'language', applies: ({ sums }) => keptIn(sums, 'en') - keptIn(sums, 'es') >= 0.15 },
] as const satisfies readonly WatchRule[];

export type WatchName = (typeof WATCH_RULES)[number]['name'];

/** The questions that the numbers raise, in the order of the table. */
export function watchOf(facts: WatchFacts): WatchName[] {
  return WATCH_RULES.filter((rule) => rule.applies(facts)).map(({ name }) => name);
}

function part(n: number, of: number): number {
  return of < SMALLEST_TOLD ? 0 : n / of;
}

function share(sums: Sums, whats: readonly string[], of: number): number {
  return part(
    whats.reduce((sum, what) => sum + (sums.get(what) ?? 0), 0),
    of,
  );
}

function outcomes(sums: Sums): number {
  return [...sums].filter(([what]) => what.startsWith('outcome:')).reduce((sum, [, n]) => sum + n, 0);
}

// Where too few of one language were read, both stand alike: nothing is said.
function keptIn(sums: Sums, locale: 'en' | 'es'): number {
  const [kept, late] = [sums.get(`kept:${locale}`) ?? 0, sums.get(`late:${locale}`) ?? 0];
  if (isFew(sums, 'en') || isFew(sums, 'es')) return 0;
  return part(kept, kept + late);
}

function isFew(sums: Sums, locale: 'en' | 'es'): boolean {
  return (sums.get(`kept:${locale}`) ?? 0) + (sums.get(`late:${locale}`) ?? 0) < SMALLEST_TOLD;
}
