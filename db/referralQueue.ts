import { and, asc, count, eq, inArray, lt, type SQL, sql } from 'drizzle-orm';
import type { QueueFilter, ReferralStore } from '#src/ports.ts';
import type { Database } from './client.ts';
import { guarded } from './guard.ts';
import { referralParts, referrals } from './schema.ts';

type Reading = 'list' | 'count' | 'countHeld' | 'byId' | 'sealedSummaries' | 'sealedPart' | 'sealedNotes';

/** Reads of the queue; every one that a desk uses names its site. */
export function referralQueue(db: Database): Pick<ReferralStore, Reading> {
  return {
    /** Earliest promise first. */
    async list(site, filter) {
      return guarded('listing the queue', () =>
        db.select().from(referrals).where(matches(site, filter)).orderBy(asc(referrals.dueAt), asc(referrals.id)),
      );
    },
    async count(site, filter) {
      const [row] = await guarded('counting the queue', () => db.select({ n: count() }).from(referrals).where(matches(site, filter)));
      return row?.n ?? 0;
    },
    async countHeld(site, day) {
      const ofSiteToday = sql<number>`coalesce(sum(${referrals.site} = ${site} AND ${referrals.day} = ${day}), 0)`;
      const [row] = await guarded('counting held messages', () =>
        db.select({ siteToday: ofSiteToday, all: count() }).from(referrals).where(eq(referrals.state, 'held')),
      );
      return row ?? { siteToday: 0, all: 0 };
    },
    async byId(site, id) {
      const [row] = await guarded('reading a referral', () => db.select().from(referrals).where(itemOf(site, id)));
      return row ?? null;
    },
    ...sealedReads(db),
  };
}

function sealedReads(db: Database): Pick<ReferralStore, 'sealedSummaries' | 'sealedPart' | 'sealedNotes'> {
  const parts = (where: SQL | undefined) =>
    guarded('reading sealed parts', () =>
      db
        .select({ id: referralParts.referralId, sealed: referralParts.sealed })
        .from(referralParts)
        .innerJoin(referrals, eq(referrals.id, referralParts.referralId))
        .where(where)
        .orderBy(asc(referralParts.key)),
    );
  return {
    async sealedSummaries(site, ids) {
      if (ids.length === 0) return new Map();
      const rows = await parts(and(eq(referrals.site, site), inArray(referrals.id, [...ids]), eq(referralParts.kind, 'summary')));
      return new Map(rows.map(({ id, sealed }) => [id, sealed]));
    },
    async sealedPart(site, id, kind) {
      const [row] = await parts(and(itemOf(site, id), eq(referralParts.kind, kind)));
      return row?.sealed ?? null;
    },
    async sealedNotes(site, id) {
      const rows = await parts(and(itemOf(site, id), eq(referralParts.kind, 'note')));
      return rows.map(({ sealed }) => sealed);
    },
  };
}

function itemOf(site: string, id: string): SQL | undefined {
  return and(eq(referrals.id, id), eq(referrals.site, site));
}

function matches(site: string, { states, dueBefore }: QueueFilter): SQL | undefined {
  const conditions = [eq(referrals.site, site), inArray(referrals.state, [...states])];
  if (dueBefore !== undefined) conditions.push(lt(referrals.dueAt, dueBefore));
  return and(...conditions);
}
