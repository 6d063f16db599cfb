import { and, asc, count, desc, eq, inArray, lt, type SQL, sql } from 'drizzle-orm';
import { NOT_CLOSED } from '#src/domain/deskViews.ts';
import type { QueueFilter, ReferralStore, SealedText } from '#src/ports/referrals.ts';
import type { Database } from './client.ts';
import { guarded } from './guard.ts';
import { referralParts, referrals } from './schema.ts';

type Reading = 'list' | 'page' | 'count' | 'countClosed' | 'countHeld' | 'stateSums' | 'byId' | SealedReading;
type SealedReading = 'sealedSummaries' | 'sealedTexts' | 'sealedPart' | 'sealedNotes';

/** A search opens neither who asked nor what somebody has half written. */
const SEARCHED = ['summary', 'details', 'note'] as const satisfies readonly SealedText['kind'][];

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
      const [row] = await guarded('counting the queue', () =>
        db
          .select({ n: count() })
          .from(referrals)
          .where(and(matches(site, filter), isReal)),
      );
      return row?.n ?? 0;
    },
    async countClosed(site) {
      const ofSite = matches(site, { states: ['closed'] });
      const [row] = await guarded('counting what is closed', () => db.select({ n: count() }).from(referrals).where(ofSite));
      return row?.n ?? 0;
    },
    async countHeld(site, day) {
      const ofSiteToday = sql<number>`coalesce(sum(${referrals.site} = ${site} AND ${referrals.day} = ${day}), 0)`;
      const [row] = await guarded('counting held messages', () =>
        db
          .select({ siteToday: ofSiteToday, all: count() })
          .from(referrals)
          .where(and(eq(referrals.state, 'held'), isReal)),
      );
      return row ?? { siteToday: 0, all: 0 };
    },
    async page(site, states, { from, most, latestFirst }) {
      const order = (latestFirst ? desc : asc) as typeof asc;
      const inOrder = [order(referrals.dueAt), order(referrals.id)];
      // The index alone says which ones; only those are read.
      const ids = db
        .select({ id: referrals.id })
        .from(referrals)
        .where(matches(site, { states }))
        .orderBy(...inOrder)
        .limit(most)
        .offset(from);
      return guarded('reading a page of the queue', () =>
        db
          .select()
          .from(referrals)
          .where(inArray(referrals.id, ids))
          .orderBy(...inOrder),
      );
    },
    async stateSums(site) {
      const living = matches(site, { states: NOT_CLOSED });
      const versions = sql<number>`sum(${referrals.version})`;
      const sums = await guarded('summing the states of a queue', () =>
        db.select({ state: referrals.state, n: count(), versions }).from(referrals).where(living).groupBy(referrals.state),
      );
      return [...sums, { state: 'closed', n: await this.countClosed(site), versions: 0 }];
    },
    async byId(site, id) {
      const [row] = await guarded('reading a referral', () => db.select().from(referrals).where(itemOf(site, id)));
      return row ?? null;
    },
    ...sealedReads(db),
  };
}

/** A rehearsal is found like any other item, and counts nowhere. */
const isReal = eq(referrals.rehearsal, false);

function sealedReads(db: Database): Pick<ReferralStore, SealedReading> {
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
    async sealedTexts(site, ids) {
      if (ids.length === 0) return new Map();
      const rows = await guarded('reading what a search looks through', () =>
        db
          .select({ id: referralParts.referralId, kind: referralParts.kind, sealed: referralParts.sealed })
          .from(referralParts)
          .innerJoin(referrals, eq(referrals.id, referralParts.referralId))
          .where(and(eq(referrals.site, site), inArray(referrals.id, [...ids]), inArray(referralParts.kind, [...SEARCHED])))
          .orderBy(asc(referralParts.key)),
      );
      const texts = new Map<string, SealedText[]>();
      for (const { id, kind, sealed } of rows) texts.set(id, [...(texts.get(id) ?? []), { kind: kind as SealedText['kind'], sealed }]);
      return texts;
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
