import { eq, type SQL, sql } from 'drizzle-orm';
import { UNDECIDED_STATES } from '#src/domain/deskViews.ts';
import type { Ladder } from '#src/domain/ladder.ts';
import type { Climb, LadderStore } from '#src/ports/letters.ts';
import { auditRow } from './auditStore.ts';
import type { Database } from './client.ts';
import { batched, guarded, isBroken, mustHold } from './guard.ts';
import { owedLetter } from './owedLetter.ts';
import { deliveries, ladders, referrals, sites } from './schema.ts';

/** Missed promises, and who has been told of them. */
export function ladderStore(db: Database): LadderStore {
  return {
    async missed(now) {
      return await guarded('looking for missed promises', () =>
        db
          .select({ site: referrals.site, since: sql<number>`min(${referrals.dueAt})`, missed: sql<number>`count(*)` })
          // Site by site along the index of the queue: what is decided is never read.
          .from(sites)
          .crossJoin(referrals)
          .where(sql`${referrals.site} = ${sites.slug} AND ${isMissed(now)}`)
          .groupBy(referrals.site),
      );
    },
    countMissed: (site, now) => guarded('counting missed promises', () => db.$count(referrals, sql`site = ${site} AND ${isMissed(now)}`)),
    async all() {
      return await guarded('reading the ladders', () => db.select().from(ladders).orderBy(ladders.site));
    },
    async ofSite(site) {
      const [row] = await guarded('reading a ladder', () => db.select().from(ladders).where(eq(ladders.site, site)));
      return row ?? null;
    },
    async climb(climb, letters, audit) {
      try {
        await batched(db, 'climbing a ladder', [
          ...climbing(db, climb),
          ...letters.map((letter) => owedLetter(db, letter)),
          ...audit.map((entry) => auditRow(db, entry)),
        ]);
        return 'climbed';
      } catch (error) {
        if (isBroken(error)) return 'moved-by-another';
        throw error;
      }
    },
    async end(site, now) {
      const isOver = sql`NOT EXISTS (SELECT 1 FROM ${referrals} WHERE site = ${site} AND ${isMissed(now)})`;
      const [, ended] = await batched(db, 'ending a ladder', [
        db.delete(deliveries).where(sql`about = ${site} AND kind IN ('promise-missed', 'bureau-promise') AND state = 'owed' AND ${isOver}`),
        db.delete(ladders).where(sql`site = ${site} AND ${isOver}`),
      ]);
      return ended.rowsAffected > 0;
    },
  };
}

/**
 * The statements that take one rung, for the batch of whatever it does: only while the ladder stands as it was read and a promise
 * is still missed, so that a second run, or a reader who was quicker, tells nobody.
 */
export function climbing(db: Database, { from, to, now }: Climb) {
  const isMissing = sql`EXISTS (SELECT 1 FROM ${referrals} WHERE site = ${to.site} AND ${isMissed(now)})`;
  return [mustHold(db, sql`${standsAt(to.site, from)} AND ${isMissing}`), put(db, to)] as const;
}

function put(db: Database, ladder: Ladder) {
  return db.insert(ladders).values(ladder).onConflictDoUpdate({ target: ladders.site, set: ladder });
}

function standsAt(site: string, from: Ladder | null): SQL {
  const row = sql`SELECT 1 FROM ${ladders} WHERE site = ${site}`;
  return from === null ? sql`NOT EXISTS (${row})` : sql`EXISTS (${row} AND rung = ${from.rung} AND at = ${from.at})`;
}

// A rehearsal that was cut off is nobody's message.
function isMissed(now: number): SQL {
  return sql`${referrals.state} IN ${UNDECIDED_STATES} AND ${referrals.dueAt} < ${now} AND NOT ${referrals.rehearsal}`;
}
