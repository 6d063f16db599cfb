import { and, eq, inArray, notInArray, notLike, or, sql } from 'drizzle-orm';
import type { Year } from '#src/domain/totals.ts';
import type { TotalStore, YearTotals } from '#src/ports/records.ts';
import { auditRow, auditRowIf } from './auditStore.ts';
import type { Database } from './client.ts';
import { type Count, countBack, countIf, OPERATOR, type ToldInTotals } from './counts.ts';
import { batched, guarded } from './guard.ts';
import { counts } from './schema.ts';

const NONE = { received: 0, read: 0, takenBack: 0, shared: 0, askedToErase: 0, lawfulDemands: 0 };
const NAMES: Readonly<Record<ToldInTotals, keyof typeof NONE>> = {
  received: 'received',
  read: 'read',
  'taken-back': 'takenBack',
  shared: 'shared',
  'outcome:asked-to-erase': 'askedToErase',
  'lawful-demand': 'lawfulDemands',
};

/** What sites count; the rest is the operator's. */
const OF_SITES = Object.keys(NAMES).filter((what) => what !== 'lawful-demand');

/** What is counted for the public, by year. */
export function totalStore(db: Database): TotalStore {
  return {
    async byYear(without) {
      const rows = await guarded('adding up the year', () => sums(db, without));
      return Map.groupBy(rows, ({ year }) => Number(year))
        .entries()
        .map(([year, ofYear]) => totalsOf(year, ofYear))
        .toArray();
    },
    async addDemand(year, entry) {
      await batched(db, 'counting a lawful demand', [countIf(db, demandsOf(year), sql`true`), auditRow(db, entry)]);
    },
    async removeDemand(year, entry) {
      const [, removed] = await batched(db, 'taking a lawful demand off the count', [
        auditRowIf(db, entry, hasDemand(year)),
        countBack(db, demandsOf(year)),
      ]);
      return removed.rowsAffected > 0;
    },
  };
}

// Names that begin with @ are not of sites: what the Bureau counts of its own messages stays out.
function sums(db: Database, without: readonly string[]) {
  const { site, month, what, n } = counts;
  const ofSites = and(inArray(what, OF_SITES), notLike(site, '@%'), notInArray(site, [...without]));
  const ofOperator = and(eq(what, 'lawful-demand'), eq(site, OPERATOR));
  const year = sql<string>`substr(${month}, 1, 4)`;
  return db
    .select({ year, what: sql<ToldInTotals>`${what}`, n: sql<number>`sum(${n})` })
    .from(counts)
    .where(or(ofSites, ofOperator))
    .groupBy(year, what)
    .orderBy(year);
}

function totalsOf(year: Year, rows: Awaited<ReturnType<typeof sums>>): YearTotals {
  return { year, ...NONE, ...Object.fromEntries(rows.map(({ what, n }) => [NAMES[what], n])) };
}

function demandsOf(year: Year): Count {
  // The year alone: no more is told of it, so no more is kept.
  return { site: OPERATOR, when: year, what: 'lawful-demand' };
}

function hasDemand(year: Year) {
  const { site, when, what } = demandsOf(year);
  return sql`EXISTS (SELECT 1 FROM ${counts} WHERE site = ${site} AND month = ${String(when)} AND what = ${what} AND n > 0)`;
}
