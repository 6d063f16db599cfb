import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Grant, KeyStore } from '#src/ports.ts';
import { auditRow } from './auditStore.ts';
import type { Database } from './client.ts';
import { batched, guarded } from './guard.ts';
import { keyGrants, recoverySheets, siteKeys } from './schema.ts';

/** Public keys of sites, and private ones sealed to their holders. Nothing here opens anything. */
export function keyStore(db: Database): KeyStore {
  return { ...epochs(db), ...grants(db), ...sheets(db) };
}

function epochs(db: Database): Pick<KeyStore, 'current' | 'epochs' | 'addEpoch'> {
  const columns = { site: siteKeys.site, epoch: siteKeys.epoch, recipient: siteKeys.recipient };
  return {
    async current(site) {
      const [row] = await guarded('reading a site key', () =>
        db.select(columns).from(siteKeys).where(eq(siteKeys.site, site)).orderBy(desc(siteKeys.epoch)).limit(1),
      );
      return row ?? null;
    },
    epochs: (site) =>
      guarded('reading site keys', () => db.select(columns).from(siteKeys).where(eq(siteKeys.site, site)).orderBy(asc(siteKeys.epoch))),
    async addEpoch(key, given, at, audit) {
      await batched(db, 'starting an epoch', [
        db.insert(siteKeys).values({ ...key, madeAt: at }),
        ...given.map((grant) => grantRow(db, grant)),
        auditRow(db, audit),
      ]);
    },
  };
}

function grants(db: Database): Pick<KeyStore, 'addGrants' | 'grant' | 'holders' | 'removeGrants'> {
  return {
    async addGrants(given, audit) {
      await batched(db, 'giving a key', [auditRow(db, audit), ...given.map((grant) => grantRow(db, grant))]);
    },
    async grant(site, epoch, holder) {
      const [row] = await guarded('reading a grant', () =>
        db
          .select()
          .from(keyGrants)
          .where(and(eq(keyGrants.site, site), eq(keyGrants.epoch, epoch), eq(keyGrants.holder, holder))),
      );
      return row ?? null;
    },
    async holders(site, epoch) {
      const rows = await guarded('reading holders', () =>
        db
          .select({ holder: keyGrants.holder })
          .from(keyGrants)
          .where(and(eq(keyGrants.site, site), eq(keyGrants.epoch, epoch)))
          .orderBy(asc(keyGrants.holder)),
      );
      return rows.map(({ holder }) => holder);
    },
    async removeGrants(site, holder, audit) {
      await batched(db, 'removing grants', [
        db.delete(keyGrants).where(and(eq(keyGrants.site, site), eq(keyGrants.holder, holder))),
        auditRow(db, audit),
      ]);
    },
  };
}

function sheets(db: Database): Pick<KeyStore, 'setRecoverySheet' | 'confirmRecoverySheet' | 'recoverySheet'> {
  return {
    async setRecoverySheet(site, recipient, at, audit) {
      const sheet = { recipient, madeAt: at, confirmedOn: null };
      await batched(db, 'keeping a recovery sheet', [
        db
          .insert(recoverySheets)
          .values({ site, ...sheet })
          .onConflictDoUpdate({ target: recoverySheets.site, set: sheet }),
        auditRow(db, audit),
      ]);
    },
    async confirmRecoverySheet(site, on, audit) {
      await batched(db, 'confirming a recovery sheet', [
        db.update(recoverySheets).set({ confirmedOn: on }).where(eq(recoverySheets.site, site)),
        auditRow(db, audit),
      ]);
    },
    async recoverySheet(site) {
      const { recipient, madeAt, confirmedOn } = recoverySheets;
      const [row] = await guarded('reading a recovery sheet', () =>
        db.select({ recipient, madeAt, confirmedOn }).from(recoverySheets).where(eq(recoverySheets.site, site)),
      );
      return row ?? null;
    },
  };
}

// Somebody who enrolls anew is granted anew: the newer grant counts.
function grantRow(db: Database, grant: Grant) {
  return db
    .insert(keyGrants)
    .values(grant)
    .onConflictDoUpdate({
      target: [keyGrants.site, keyGrants.epoch, keyGrants.holder],
      set: { sealed: sql`excluded.sealed` },
    });
}
