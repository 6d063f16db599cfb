import { and, between, eq, inArray, notLike, sql } from 'drizzle-orm';
import type { InsightStore } from '#src/ports/records.ts';
import type { Database } from './client.ts';
import { ANYWHERE } from './counts.ts';
import { batched, guarded } from './guard.ts';
import { counts } from './schema.ts';

/** Monthly counts. Years stand in the same table for the public totals: a month is told by its length. */
export function insightStore(db: Database): InsightStore {
  const { site, month, what, n } = counts;
  return {
    async count(of, asked) {
      const statements = asked.map((count) => counted(db, of, count));
      const [first, ...rest] = statements;
      if (first) await batched(db, 'counting for the insights', [first, ...rest]);
    },
    async ofSite(of, from, to) {
      return guarded('reading the insights of a site', () =>
        db
          .select({ month, what, n })
          .from(counts)
          .where(and(eq(site, of), between(month, from, to), isMonth)),
      );
    },
    async bySite(from, to, whats) {
      return guarded('adding up the sites', () =>
        db
          .select({ site, what, n: sql<number>`sum(${n})` })
          .from(counts)
          .where(and(between(month, from, to), isMonth, inArray(what, [...whats]), notLike(site, '@%')))
          .groupBy(site, what)
          .orderBy(site),
      );
    },
  };
}

const isMonth = sql`length(${counts.month}) = 7`;

function counted(db: Database, site: string, { what, month, by }: Parameters<InsightStore['count']>[1][number]) {
  if (by === 1) {
    return db.run(sql`INSERT INTO counts (rowid, site, month, what, n) VALUES (${ANYWHERE}, ${site}, ${month}, ${what}, 1)
      ON CONFLICT (site, month, what) DO UPDATE SET n = n + 1`);
  }
  return db.run(sql`UPDATE counts SET n = n - 1 WHERE site = ${site} AND month = ${month} AND what = ${what} AND n > 0`);
}
