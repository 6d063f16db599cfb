import { asc, eq, getTableColumns, gt, type SQL, sql } from 'drizzle-orm';
import type { SiteRecord } from '#src/domain/listingChange.ts';
import type { Intake, Listing, Site } from '#src/domain/site.ts';
import type { DatedSite, FormOpening, SiteStore } from '#src/ports/sites.ts';
import { auditRow } from './auditStore.ts';
import type { Database } from './client.ts';
import { batched, guarded, isBroken, mustHold } from './guard.ts';
import { house, sites } from './schema.ts';

/** The site store, and what the store of changes has to know of the same rows. */
export interface SiteStoreInside extends SiteStore {
  /** The version of the row that this very object was read from. */
  versionOf(site: Site): number;
}

interface ReadRow extends DatedSite {
  /** Counts up in the order in which sites were added. */
  readonly added: number;
}

/** All sites as of one revision: read once, asked thousands of times. */
interface Snapshot {
  readonly revision: number;
  readonly rows: ReadonlyMap<string, ReadRow>;
  readonly sites: readonly Site[];
  readonly inOrder: readonly DatedSite[];
  readonly bySlug: ReadonlyMap<string, Site>;
}

/** Sites: what the directory shows and what a desk has settled. */
export function siteStore(db: Database): SiteStoreInside {
  const versions = new WeakMap<Site, number>();
  let known = 0;
  let kept: Snapshot | null = null;

  async function refresh(): Promise<void> {
    known = await revisionOf(db);
  }
  async function snapshot(): Promise<Snapshot> {
    if (known === 0) await refresh();
    if (kept?.revision === known) return kept;
    // The revision first: a write between the two reads makes this snapshot old, never wrongly new.
    const revision = await revisionOf(db);
    const newer = kept && (await rowsSince(kept.revision, kept.rows));
    const rows = newer?.size === (await countOf(db)) ? newer : await rowsSince(0, new Map());
    kept = snapshotOf(revision, rows);
    known = Math.max(known, revision);
    return kept;
  }
  /** The rows that are known, with those that changed since a revision in their place. */
  async function rowsSince(revision: number, knownRows: ReadonlyMap<string, ReadRow>): Promise<ReadonlyMap<string, ReadRow>> {
    const changed = await guarded('reading the sites', () => db.select(DATED).from(sites).where(gt(sites.revision, revision)));
    const rows = new Map(knownRows);
    for (const row of changed) {
      const site = siteOf(row);
      versions.set(site, row.version);
      rows.set(row.slug, { site, changedAt: row.changedAt ?? 0, added: row.added });
    }
    return rows;
  }
  async function update(what: string, slug: string, set: Partial<typeof sites.$inferInsert>): Promise<void> {
    await guarded(what, () => db.update(sites).set(set).where(eq(sites.slug, slug)));
  }

  return {
    all: async () => (await snapshot()).sites,
    inOrder: async () => (await snapshot()).inOrder,
    bySlug: async (slug) => (await snapshot()).bySlug.get(slug) ?? null,
    versionOf(site) {
      const version = versions.get(site);
      if (version === undefined) throw new Error('database: a site was not read from here');
      return version;
    },
    revision: () => known,
    refresh,
    async addMissing(listings) {
      const [first, ...rest] = listings.map((listing) => addListing(db, listing));
      if (!first) return 0;
      const answers = await batched(db, 'adding listings', [first, ...rest]);
      await refresh();
      return answers.reduce((added, answer) => added + answer.rowsAffected, 0);
    },
    async goLive(slug, intake, at, opening) {
      const conditions = opening ? [mustHold(db, isToOpen(slug, opening)), auditRow(db, opening.audit)] : [];
      const set = db
        .update(sites)
        .set({ intake: JSON.stringify(intake), liveSince: sql`coalesce(${sites.liveSince}, ${at})`, version: sql`${sites.version} + 1` })
        .where(eq(sites.slug, slug));
      try {
        // The condition holds at its place of the batch, so it stands before the update that would break it.
        const [first, ...rest] = [...conditions, set];
        const answers = await batched(db, 'opening a site', [first ?? set, ...rest]);
        if (answers.at(-1)?.rowsAffected === 0) throw new Error('database: opening a site that is not there');
      } catch (error) {
        if (isBroken(error)) return false;
        throw error;
      }
      await refresh();
      return true;
    },
    async record(slug) {
      const [row] = await guarded('reading the record of a site', () => db.select(RECORD).from(sites).where(eq(sites.slug, slug)));
      return row ? recordOf(row) : null;
    },
    async records() {
      const rows = await guarded('reading the records of sites', () => db.select(RECORD).from(sites).orderBy(asc(sites.slug)));
      return rows.map(recordOf);
    },
    noteMailTrouble: (slug, trouble) =>
      update('noting mail trouble of a site', slug, { mailTrouble: trouble?.kind ?? null, mailTroubleOn: trouble?.on ?? null }),
  };
}

/** Not live yet, and its set-up still as it was read. */
function isToOpen(slug: string, { setupVersion }: FormOpening): SQL {
  const isNotLive = sql`EXISTS (SELECT 1 FROM ${sites} WHERE slug = ${slug} AND live_since IS NULL)`;
  if (setupVersion === null) return isNotLive;
  return sql`${isNotLive} AND EXISTS (SELECT 1 FROM site_setups WHERE site = ${slug} AND version = ${setupVersion})`;
}

// Row numbers count up and no site is ever deleted; VACUUM keeps them where a table has an index.
const DATED = { ...getTableColumns(sites), added: sql<number>`${sites}.rowid` };

async function countOf(db: Database): Promise<number> {
  return guarded('counting the sites', () => db.$count(sites));
}

function snapshotOf(revision: number, rows: ReadonlyMap<string, ReadRow>): Snapshot {
  const read = [...rows.values()];
  const inOrder = read.toSorted((a, b) => a.added - b.added);
  const bySlug = read.map(({ site }) => site).sort((a, b) => (a.listing.slug < b.listing.slug ? -1 : 1));
  return { revision, rows, sites: bySlug, inOrder, bySlug: new Map(bySlug.map((site) => [site.listing.slug, site])) };
}

const RECORD = {
  site: sites.slug,
  contactEmail: sites.contactEmail,
  mou: sites.mou,
  askedOn: sites.askedOn,
  mailTrouble: sites.mailTrouble,
  mailTroubleOn: sites.mailTroubleOn,
};

type RecordRow = Pick<typeof sites.$inferSelect, 'contactEmail' | 'mou' | 'askedOn' | 'mailTrouble' | 'mailTroubleOn'> & { site: string };

function recordOf({ site, contactEmail, mou, askedOn, mailTrouble, mailTroubleOn }: RecordRow): SiteRecord {
  const trouble = mailTrouble === null || mailTroubleOn === null ? null : { kind: mailTrouble, on: mailTroubleOn };
  return { site, contactEmail, mou, askedOn, mailTrouble: trouble };
}

async function revisionOf(db: Database): Promise<number> {
  const [row] = await guarded('reading the revision of the directory', () =>
    db.select({ value: house.value }).from(house).where(eq(house.name, 'directory')),
  );
  return Number(row?.value ?? 1);
}

function addListing(db: Database, listing: Listing) {
  const row = { slug: listing.slug, state: listing.state, listing: JSON.stringify(listing) };
  return db.insert(sites).values(row).onConflictDoNothing();
}

// Facts that came later are missing in rows that were stored before them.
const LATER_FACTS = { policeWarning: null, shapes: [], borderMiles: null, email: null, capacity: null, checked: {} } as const;

function siteOf(row: typeof sites.$inferSelect): Site {
  return {
    listing: { ...LATER_FACTS, ...(JSON.parse(row.listing) as Listing) },
    intake: row.intake === null ? null : (JSON.parse(row.intake) as Intake),
    liveSince: row.liveSince,
  };
}
