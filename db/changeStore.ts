import { and, asc, desc, eq, inArray, lte, ne, type SQL, sql } from 'drizzle-orm';
import type { Patch } from '#src/domain/listing.ts';
import type { ListingChange } from '#src/domain/listingChange.ts';
import type { Listing } from '#src/domain/site.ts';
import type { ChangeStore, SaveChange } from '#src/ports/sites.ts';
import { auditRow } from './auditStore.ts';
import type { Database } from './client.ts';
import { batched, databaseCode, guarded, isBroken, mustHold } from './guard.ts';
import { climbing } from './ladderStore.ts';
import { owedLetter } from './owedLetter.ts';
import { listingChanges, sites } from './schema.ts';
import type { SiteStoreInside } from './siteStore.ts';

/** Changes of listings, each written together with what it does to the site. */
export function changeStore(db: Database, siteRows: Pick<SiteStoreInside, 'versionOf' | 'refresh'>): ChangeStore {
  const { state, site, madeAt, id, liveAt } = listingChanges;
  const find = async (where: SQL | undefined, ...order: SQL[]) => {
    const rows = await guarded('reading changes of listings', () =>
      db
        .select()
        .from(listingChanges)
        .where(where)
        .orderBy(...order),
    );
    return rows.map(changeOf);
  };
  return {
    async byId(asked) {
      const [found] = await find(eq(id, asked));
      return found ?? null;
    },
    async draftOf(slug) {
      const [found] = await find(and(eq(site, slug), eq(state, 'draft')));
      return found ?? null;
    },
    ofSite: (slug) => find(and(eq(site, slug), ne(state, 'draft')), desc(madeAt), desc(id)),
    inState: (states) => find(inArray(state, [...states]), asc(madeAt), asc(id)),
    async latestLive(most) {
      const rows = await guarded('reading the latest changes of listings', () =>
        db.select().from(listingChanges).where(eq(state, 'live')).orderBy(desc(liveAt), desc(id)).limit(most),
      );
      return rows.map(changeOf);
    },
    dueToGoLive: (now) => find(and(eq(state, 'approved'), lte(liveAt, now)), asc(liveAt)),
    async save(asked, version) {
      try {
        await batched(db, 'saving a change of a listing', statementsOf(db, siteRows, asked, version));
      } catch (error) {
        if (isBroken(error) || databaseCode(error) === 'SQLITE_CONSTRAINT_UNIQUE') return 'moved-by-another';
        throw error;
      }
      await siteRows.refresh();
      return 'saved';
    },
    async dropDraft(slug, version) {
      const isIt = and(eq(site, slug), eq(state, 'draft'), version === undefined ? undefined : eq(listingChanges.version, version));
      await guarded('dropping a draft', () => db.delete(listingChanges).where(isIt));
    },
  };
}

function statementsOf(db: Database, siteRows: Pick<SiteStoreInside, 'versionOf'>, asked: SaveChange, version: number) {
  const { ends, climb, letters, audit } = asked;
  const first = version === 0 ? addChange(db, asked) : mustHold(db, isVersion(asked, version));
  return [
    first,
    ...(version === 0 ? [] : [setChange(db, asked)]),
    ...(ends ? [mustHold(db, isVersion(ends, ends.version)), setChange(db, ends)] : []),
    ...siteStatements(db, asked, siteRows),
    ...(climb ? climbing(db, climb) : []),
    ...letters.map((letter) => owedLetter(db, letter)),
    ...audit.map((entry) => auditRow(db, entry)),
  ] as const;
}

function isVersion({ change }: Pick<SaveChange, 'change'>, version: number): SQL {
  return sql`EXISTS (SELECT 1 FROM ${listingChanges} WHERE id = ${change.id} AND version = ${version})`;
}

function addChange(db: Database, { change }: SaveChange) {
  return db.insert(listingChanges).values(rowOf(change));
}

function setChange(db: Database, { change }: Pick<SaveChange, 'change'>) {
  return db.update(listingChanges).set(rowOf(change)).where(eq(listingChanges.id, change.id));
}

/** The site's row is written only as it was when the change was applied to it; a new site only where there is none. */
function siteStatements(db: Database, { site, contactEmail, change }: SaveChange, siteRows: Pick<SiteStoreInside, 'versionOf'>) {
  // What became of letters to the old address says nothing of the new one.
  const anew = { contactEmail, mailTrouble: null, mailTroubleOn: null };
  const contact = contactEmail === undefined ? [] : [db.update(sites).set(anew).where(eq(sites.slug, change.site))];
  if (site === null) return contact;
  const { before, after } = site;
  const { slug, state } = after.listing;
  const listing = JSON.stringify(after.listing);
  if (before === null) {
    const isNew = sql`NOT EXISTS (SELECT 1 FROM ${sites} WHERE slug = ${slug})`;
    return [mustHold(db, isNew), db.insert(sites).values({ slug, state, listing, mou: change.mou }), ...contact];
  }
  const version = siteRows.versionOf(before);
  const isUnchanged = sql`EXISTS (SELECT 1 FROM ${sites} WHERE slug = ${slug} AND version = ${version})`;
  const intake = after.intake === null ? null : JSON.stringify(after.intake);
  const write = db
    .update(sites)
    .set({ state, listing, intake, version: version + 1 })
    .where(eq(sites.slug, slug));
  return [mustHold(db, isUnchanged), write, ...contact];
}

function rowOf(change: ListingChange): typeof listingChanges.$inferInsert {
  return { ...change, patch: JSON.stringify(change.patch), listing: change.listing === null ? null : JSON.stringify(change.listing) };
}

function changeOf(row: typeof listingChanges.$inferSelect): ListingChange {
  return {
    ...row,
    patch: JSON.parse(row.patch) as Patch,
    listing: row.listing === null ? null : (JSON.parse(row.listing) as Listing),
  };
}
