import { and, asc, eq, lte, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Passkey, PasskeyStore } from '#src/ports/staff.ts';
import { auditRow, auditRowIf } from './auditStore.ts';
import type { Database } from './client.ts';
import { batched, databaseCode, guarded, isBroken, mustHold } from './guard.ts';
import { owedLetter } from './owedLetter.ts';
import { passkeyChallenges, passkeys, sessions } from './schema.ts';

type ChallengeDeeds = 'addChallenge' | 'spendChallenge' | 'eraseChallenges';

/** Passkeys of the people of the desks, and what they are asked to sign. */
export function passkeyStore(db: Database): PasskeyStore {
  return { ...devices(db), ...challenges(db) };
}

function devices(db: Database): Omit<PasskeyStore, ChallengeDeeds> {
  const find = async (where: SQL) => {
    const rows = await guarded('reading passkeys', () =>
      db.select().from(passkeys).where(where).orderBy(asc(passkeys.addedOn), asc(sql`rowid`)),
    );
    return rows.map(passkeyOf);
  };
  return {
    ofStaff: (staffId) => find(eq(passkeys.staffId, staffId)),
    byId: async (id) => (await find(eq(passkeys.id, id)))[0] ?? null,
    async add(passkey, most, letter, audit) {
      const hasRoom = sql`(SELECT count(*) FROM passkeys WHERE staff_id = ${passkey.staffId}) < ${most}`;
      try {
        await batched(db, 'adding a passkey', [
          mustHold(db, hasRoom),
          db.insert(passkeys).values({ ...passkey, transports: JSON.stringify(passkey.transports) }),
          owedLetter(db, letter),
          auditRow(db, audit),
        ]);
        return 'added';
      } catch (error) {
        if (isBroken(error)) return 'full';
        if (databaseCode(error) === 'SQLITE_CONSTRAINT_PRIMARYKEY') return 'taken';
        throw error;
      }
    },
    async rename(staffId, id, name, audit) {
      const own = and(eq(passkeys.id, id), eq(passkeys.staffId, staffId));
      const [, renamed] = await batched(db, 'renaming a passkey', [
        auditRowIf(db, audit, sql`EXISTS (SELECT 1 FROM passkeys WHERE ${own})`),
        db.update(passkeys).set({ name }).where(own),
      ]);
      return renamed.rowsAffected > 0;
    },
    async remove(staffId, id, letter, audit) {
      const own = and(eq(passkeys.id, id), eq(passkeys.staffId, staffId));
      try {
        await batched(db, 'removing a passkey', [
          mustHold(db, sql`EXISTS (SELECT 1 FROM passkeys WHERE ${own})`),
          db.delete(passkeys).where(own),
          // Nothing is parked for a device that is gone.
          db.run(sql`UPDATE ${sessions} SET parked_key = NULL WHERE staff_id = ${staffId}
            AND NOT EXISTS (SELECT 1 FROM passkeys WHERE staff_id = ${staffId})`),
          owedLetter(db, letter),
          auditRow(db, audit),
        ]);
        return true;
      } catch (error) {
        if (isBroken(error)) return false;
        throw error;
      }
    },
    async use(id, counter, on) {
      // As domain/passkey.ts `isCounterGrown` has it; asked here once more, so that of two uses at the same time one is refused.
      const isGrown = sql`(${passkeys.counter} < ${counter} OR (${passkeys.counter} = 0 AND ${counter} = 0))`;
      const used = await guarded('using a passkey', () =>
        db
          .update(passkeys)
          .set({ counter, usedOn: on })
          .where(and(eq(passkeys.id, id), isGrown)),
      );
      return used.rowsAffected > 0;
    },
  };
}

function challenges(db: Database): Pick<PasskeyStore, ChallengeDeeds> {
  const over = (now: number) => db.delete(passkeyChallenges).where(lte(passkeyChallenges.expiresAt, now));
  return {
    async addChallenge(challenge, now) {
      await batched(db, 'keeping a challenge', [over(now), db.insert(passkeyChallenges).values(challenge)]);
    },
    async spendChallenge({ hash, purpose, staffId }, now) {
      const [spent] = await guarded('spending a challenge', () =>
        db.delete(passkeyChallenges).where(eq(passkeyChallenges.hash, hash)).returning(),
      );
      return spent !== undefined && spent.purpose === purpose && spent.staffId === staffId && spent.expiresAt > now;
    },
    async eraseChallenges(now) {
      const gone = await guarded('erasing challenges', () => over(now));
      return gone.rowsAffected;
    },
  };
}

const TRANSPORTS = z.array(z.string());

function passkeyOf(row: typeof passkeys.$inferSelect): Passkey {
  return { ...row, transports: TRANSPORTS.parse(JSON.parse(row.transports)) };
}
