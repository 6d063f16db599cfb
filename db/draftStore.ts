import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { ReferralStore } from '#src/ports/referrals.ts';
import type { Database } from './client.ts';
import { guarded } from './guard.ts';
import { referralParts, referrals } from './schema.ts';

/** What workers have half written: one text for each worker and item, sealed like a note, gone with the item. */
export function draftStore(db: Database): Pick<ReferralStore, 'keepDraft' | 'sealedDraft' | 'dropDraft'> {
  return {
    async keepDraft(site, id, staffId, sealed) {
      const kept = await guarded('keeping a draft', () =>
        db.run(sql`INSERT INTO referral_parts (referral_id, kind, key, sealed)
          SELECT ${referrals.id}, 'draft', ${staffId}, ${sealed} FROM ${referrals}
          WHERE ${referrals.id} = ${id} AND ${referrals.site} = ${site} AND ${referrals.state} <> 'withdrawn'
          ON CONFLICT (referral_id, kind, key) DO UPDATE SET sealed = excluded.sealed`),
      );
      return kept.rowsAffected > 0 ? 'kept' : 'gone';
    },
    async sealedDraft(site, id, staffId) {
      const [row] = await guarded('reading a draft', () =>
        db
          .select({ sealed: referralParts.sealed })
          .from(referralParts)
          .innerJoin(referrals, eq(referrals.id, referralParts.referralId))
          .where(and(ofDraft(id, staffId), eq(referrals.site, site))),
      );
      return row?.sealed ?? null;
    },
    async dropDraft(site, id, staffId) {
      const isOfSite = sql`EXISTS (SELECT 1 FROM ${referrals} WHERE ${referrals.id} = ${id} AND ${referrals.site} = ${site})`;
      await guarded('dropping a draft', () => db.delete(referralParts).where(and(ofDraft(id, staffId), isOfSite)));
    },
  };
}

/** The condition that a part is what this worker has half written on an item. */
function ofDraft(id: string, staffId: string): SQL | undefined {
  return and(eq(referralParts.referralId, id), eq(referralParts.kind, 'draft'), eq(referralParts.key, staffId));
}
