import { asc, eq, sql } from 'drizzle-orm';
import type { Intake, Listing, Site } from '#src/domain/site.ts';
import type { SiteStore } from '#src/ports.ts';
import type { Database } from './client.ts';
import { batched, guarded } from './guard.ts';
import { sites } from './schema.ts';

/** Sites: what the directory shows and what a desk has settled. */
export function siteStore(db: Database): SiteStore {
  return {
    async all() {
      const rows = await guarded('reading the sites', () => db.select().from(sites).orderBy(asc(sites.slug)));
      return rows.map(siteOf);
    },
    async bySlug(slug) {
      const [row] = await guarded('reading a site', () => db.select().from(sites).where(eq(sites.slug, slug)));
      return row ? siteOf(row) : null;
    },
    async addMissing(listings) {
      const [first, ...rest] = listings.map((listing) => addListing(db, listing));
      if (!first) return 0;
      const answers = await batched(db, 'adding listings', [first, ...rest]);
      return answers.reduce((added, answer) => added + answer.rowsAffected, 0);
    },
    async goLive(slug, intake, at) {
      const changed = await guarded('opening a site', () =>
        db
          .update(sites)
          .set({ intake: JSON.stringify(intake), liveSince: sql`coalesce(${sites.liveSince}, ${at})`, version: sql`${sites.version} + 1` })
          .where(eq(sites.slug, slug))
          .returning({ slug: sites.slug }),
      );
      if (changed.length === 0) throw new Error('database: opening a site that is not there');
    },
  };
}

function addListing(db: Database, listing: Listing) {
  const row = { slug: listing.slug, state: listing.state, listing: JSON.stringify(listing) };
  return db.insert(sites).values(row).onConflictDoNothing();
}

function siteOf(row: typeof sites.$inferSelect): Site {
  return {
    listing: JSON.parse(row.listing) as Listing,
    intake: row.intake === null ? null : (JSON.parse(row.intake) as Intake),
    liveSince: row.liveSince,
  };
}
