import { notInArray, sql } from 'drizzle-orm';
import { FEWEST_HOLDERS } from '#src/domain/keyLives.ts';
import type { FewHolders, KeyStore } from '#src/ports/keys.ts';
import type { Database } from './client.ts';
import { batched, guarded } from './guard.ts';
import { openersOf } from './openersOf.ts';
import { fewHolders } from './schema.ts';

/** Live sites that too few people can open, and since when. Where one person is enough, nobody is still too few. */
export function fewHolderStore(db: Database): Pick<KeyStore, 'fewHolders' | 'noteFewHolders'> {
  return {
    fewHolders: () =>
      guarded('looking for sites that few people can open', () =>
        db.all<FewHolders>(sql`SELECT sites.slug AS site, few_holders.since AS since
          FROM sites LEFT JOIN few_holders ON few_holders.site = sites.slug LEFT JOIN site_setups ON site_setups.site = sites.slug
          WHERE sites.live_since IS NOT NULL AND sites.intake IS NOT NULL AND sites.listing ->> 'stage' <> 'ended'
            AND (SELECT count(*) ${openersOf(sql`sites.slug`)}) < iif(site_setups.one_holder IS NULL, ${FEWEST_HOLDERS}, 1)
          ORDER BY sites.slug`),
      ),
    async noteFewHolders(found, on) {
      await batched(db, 'noting sites that few people can open', [
        db.delete(fewHolders).where(notInArray(fewHolders.site, [...found])),
        ...found.map((site) => db.insert(fewHolders).values({ site, since: on }).onConflictDoNothing()),
      ]);
    },
  };
}
