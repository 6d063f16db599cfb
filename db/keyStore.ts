import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Grant, KeyStore } from '#src/ports.ts';
import { auditRow, auditRowIf } from './auditStore.ts';
import type { Database } from './client.ts';
import { batched, databaseCode, guarded } from './guard.ts';
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
      try {
        await batched(db, 'starting an epoch', [
          db.insert(siteKeys).values({ ...key, madeAt: at }),
          ...given.map((grant) => grantRow(db, grant)),
          auditRow(db, audit),
        ]);
      } catch (error) {
        // A grant never conflicts (the newer one counts), so this is the epoch itself.
        if (databaseCode(error) === 'SQLITE_CONSTRAINT_PRIMARYKEY') return 'already-there';
        throw error;
      }
      return 'added';
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
    async setRecoverySheet(sheet, given, audit) {
      const row = { ...sheet, confirmedOn: null };
      await batched(db, 'keeping a recovery sheet', [
        db.insert(recoverySheets).values(row).onConflictDoUpdate({ target: recoverySheets.site, set: row }),
        ...given.map((grant) => grantRow(db, grant)),
        ...audit.map((entry) => auditRow(db, entry)),
      ]);
    },
    async confirmRecoverySheet({ site, recipient }, on, audit) {
      const thisOne = and(eq(recoverySheets.site, site), eq(recoverySheets.recipient, recipient));
      const [confirmed] = await batched(db, 'confirming a recovery sheet', [
        db.update(recoverySheets).set({ confirmedOn: on }).where(thisOne),
        auditRowIf(db, audit, sql`EXISTS (SELECT 1 FROM recovery_sheets WHERE ${thisOne})`),
      ]);
      return confirmed.rowsAffected > 0;
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
