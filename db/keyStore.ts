import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { type Grant, type KeyStore, type NewEpoch, RECOVERY_HOLDER, type SealedTo } from '#src/ports/keys.ts';
import { auditRow, auditRowIf } from './auditStore.ts';
import type { Database } from './client.ts';
import { fewHolderStore } from './fewHolderStore.ts';
import { batched, databaseCode, guarded, isBroken, mustHold } from './guard.ts';
import { openersOf } from './openersOf.ts';
import { owedLetter } from './owedLetter.ts';
import { keyGrants, recoverySheets, siteKeys } from './schema.ts';

/** Public keys of sites, and private ones sealed to their holders. Nothing here opens anything. */
export function keyStore(db: Database): KeyStore {
  return { ...epochs(db), ...grants(db), ...sheets(db), ...fewHolderStore(db) };
}

function epochs(db: Database): Pick<KeyStore, 'current' | 'epochs' | 'lives' | 'addEpoch'> {
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
    lives(site) {
      const { recipient: _, ...life } = columns;
      const asked = site === undefined ? sql`site IN (SELECT slug FROM sites WHERE live_since IS NOT NULL)` : eq(siteKeys.site, site);
      return guarded('reading how old site keys are', () =>
        db
          .select({ ...life, madeAt: siteKeys.madeAt })
          .from(siteKeys)
          .where(asked)
          .orderBy(asc(siteKeys.site), asc(siteKeys.epoch)),
      );
    },
    async addEpoch(key, given, at, audit, to = [], only) {
      try {
        await batched(db, 'starting an epoch', [
          auditRow(db, audit),
          // Before the epoch itself, which nobody holds until its grants follow.
          ...(only === undefined ? [] : [mustHold(db, condition(key.site, only))]),
          ...epochStatements(db, { key, grants: given, to }, at),
        ]);
      } catch (error) {
        // A grant never conflicts (the newer one counts), so this is the epoch itself.
        if (databaseCode(error) === 'SQLITE_CONSTRAINT_PRIMARYKEY' || isBroken(error)) return 'already-there';
        throw error;
      }
      return 'added';
    },
  };
}

/** The statements that start an epoch, for the batch of whatever starts it. */
export function epochStatements(db: Database, { key, grants: given, to }: NewEpoch, at: number) {
  return [
    db.insert(siteKeys).values({ ...key, madeAt: at }),
    ...mustHaveKeys(db, key.site, to),
    ...given.map((grant) => grantRow(db, grant)),
  ] as const;
}

function grants(db: Database): Pick<KeyStore, 'addGrants' | 'grant' | 'holders' | 'openers' | 'removeGrants' | 'shred'> {
  return {
    async addGrants(given, audit, { to = [], letters = [] } = {}) {
      const site = given[0]?.site ?? '';
      try {
        await batched(db, 'giving a key', [
          auditRow(db, audit),
          ...mustHaveKeys(db, site, to),
          ...given.map((grant) => grantRow(db, grant)),
          ...letters.map((letter) => owedLetter(db, letter)),
        ]);
        return 'added';
      } catch (error) {
        if (isBroken(error)) return 'other-key';
        throw error;
      }
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
    async openers(site) {
      const rows = await guarded('reading who can open', () =>
        db.all<{ id: string }>(sql`SELECT opener.id AS id ${openersOf(sql`${site}`)}`),
      );
      return rows.map(({ id }) => id);
    },
    async removeGrants(site, holder, audit, keeper) {
      try {
        await batched(db, 'removing grants', [
          auditRow(db, audit),
          ...(keeper === undefined ? [] : [mustHold(db, opens(site, keeper))]),
          db.delete(keyGrants).where(and(eq(keyGrants.site, site), eq(keyGrants.holder, holder))),
        ]);
        return true;
      } catch (error) {
        if (isBroken(error)) return false;
        throw error;
      }
    },
    async shred(site, ended) {
      if (ended.length === 0) return 0;
      const gone = await guarded('shredding ended epochs', () =>
        db.delete(keyGrants).where(and(eq(keyGrants.site, site), inArray(keyGrants.epoch, [...ended]))),
      );
      return gone.rowsAffected;
    },
  };
}

function sheets(db: Database): Pick<KeyStore, 'setRecoverySheet' | 'confirmRecoverySheet' | 'recoverySheet'> {
  return {
    async setRecoverySheet(sheet, given, audit, newest) {
      const row = { ...sheet, confirmedOn: null };
      const isNewest = sql`(SELECT max(epoch) FROM site_keys WHERE site = ${sheet.site}) = ${newest}`;
      try {
        await batched(db, 'keeping a recovery sheet', [
          db.insert(recoverySheets).values(row).onConflictDoUpdate({ target: recoverySheets.site, set: row }),
          ...(newest === undefined ? [] : [mustHold(db, isNewest)]),
          ...given.map((grant) => grantRow(db, grant)),
          ...audit.map((entry) => auditRow(db, entry)),
        ]);
        return 'kept';
      } catch (error) {
        if (isBroken(error)) return 'rolled-meanwhile';
        throw error;
      }
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

function condition(site: string, only: 'anew' | { readonly keeper: string }): SQL {
  return only === 'anew' ? sql`NOT EXISTS (SELECT 1 ${openersOf(sql`${site}`)})` : opens(site, only.keeper);
}

function opens(site: string, staffId: string): SQL {
  return sql`EXISTS (SELECT 1 ${openersOf(sql`${site}`)} AND opener.id = ${staffId})`;
}

// Whoever left, was suspended, answered yes or has another key since the grants were sealed stops the batch; so does a replaced sheet.
function mustHaveKeys(db: Database, site: string, to: readonly SealedTo[]) {
  return to.map(({ holder, recipient }) =>
    mustHold(
      db,
      holder === RECOVERY_HOLDER
        ? sql`EXISTS (SELECT 1 FROM recovery_sheets WHERE site = ${site} AND recipient = ${recipient})`
        : sql`EXISTS (SELECT 1 FROM staff WHERE id = ${holder} AND site = ${site} AND status = 'active' AND recipient = ${recipient})
            AND NOT EXISTS (SELECT 1 FROM attestations WHERE staff_id = ${holder} AND (sworn_or_prosecution OR reports_to_such OR would_hand_over))`,
    ),
  );
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
