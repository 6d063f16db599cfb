import { and, desc, eq, gt, lt, lte, notInArray, sql } from 'drizzle-orm';
import { CODE_TRIES } from '#src/domain/staff.ts';
import type { SessionRow, StaffStore } from '#src/ports.ts';
import type { Database } from './client.ts';
import { batched, guarded } from './guard.ts';
import { owedLetter } from './owedLetter.ts';
import { sessions, signInCodes, staff } from './schema.ts';

type CodeDeeds = 'addSignInCode' | 'redeemSignInCode';
type SessionDeeds =
  | 'addSession'
  | 'session'
  | 'touchSession'
  | 'replaceSession'
  | 'lockSession'
  | 'endSession'
  | 'endSessionsOf'
  | 'endSessionsBefore';

/** Codes of the sign-in letter. */
export function signInCodeStore(db: Database): Pick<StaffStore, CodeDeeds> {
  return {
    async addSignInCode(code, letter) {
      const row = { ...code, triesLeft: CODE_TRIES };
      await batched(db, 'keeping a sign-in code', [
        db.insert(signInCodes).values(row).onConflictDoUpdate({ target: signInCodes.browserHash, set: row }),
        ...(letter ? [owedLetter(db, letter)] : []),
      ]);
    },
    async redeemSignInCode(browserHash, codeHash, now) {
      const ofBrowser = eq(signInCodes.browserHash, browserHash);
      // A code of nobody never fits; a code that fits is spent whole, whatever tries were left.
      const fits = sql`${signInCodes.codeHash} = ${codeHash} AND ${signInCodes.staffId} IS NOT NULL`;
      const [spent] = await batched(db, 'redeeming a sign-in code', [
        db
          .update(signInCodes)
          .set({ triesLeft: sql`CASE WHEN ${fits} THEN 0 ELSE ${signInCodes.triesLeft} - 1 END` })
          .where(and(ofBrowser, gt(signInCodes.expiresAt, now), gt(signInCodes.triesLeft, 0)))
          .returning({ staffId: sql<string | null>`CASE WHEN ${fits} THEN ${signInCodes.staffId} END` }),
        db.delete(signInCodes).where(and(ofBrowser, lte(signInCodes.triesLeft, 0))),
      ]);
      const staffId = spent[0]?.staffId ?? null;
      return staffId === null ? null : { staffId };
    },
  };
}

/** Sessions; a row alone opens nothing. */
export function sessionStore(db: Database): Pick<StaffStore, SessionDeeds> {
  const byId = (id: string) => eq(sessions.id, id);
  return {
    async addSession(session, keepAtMost) {
      await batched(db, 'starting a session', [db.insert(sessions).values(session), endOldest(db, session.staffId, keepAtMost)]);
    },
    async session(id) {
      const [row] = await guarded('reading a session', () => db.select().from(sessions).where(byId(id)));
      return row ?? null;
    },
    async touchSession(id, seenAt) {
      await guarded('noting a visit', () =>
        db
          .update(sessions)
          .set({ seenAt: sql`max(${sessions.seenAt}, ${seenAt})` })
          .where(byId(id)),
      );
    },
    async replaceSession(oldId, session) {
      await batched(db, 'renewing a session', [db.delete(sessions).where(byId(oldId)), addIfActive(db, session)]);
    },
    async lockSession(id) {
      await guarded('locking a session', () => db.update(sessions).set({ unlockedKey: null }).where(byId(id)));
    },
    async endSession(id) {
      await guarded('ending a session', () => db.delete(sessions).where(byId(id)));
    },
    async endSessionsOf(staffId) {
      await guarded('ending sessions', () => db.delete(sessions).where(eq(sessions.staffId, staffId)));
    },
    async endSessionsBefore(startedBefore) {
      const ended = await guarded('ending old sessions', () => db.delete(sessions).where(lt(sessions.startedAt, startedBefore)));
      return ended.rowsAffected;
    },
  };
}

// Somebody suspended while the passphrase was being checked gets no new session (security/controls C6).
function addIfActive(db: Database, session: SessionRow) {
  const { id, staffId, startedAt, seenAt, unlockedKey } = session;
  return db.run(sql`INSERT INTO sessions (id, staff_id, started_at, seen_at, unlocked_key)
    SELECT ${id}, id, ${startedAt}, ${seenAt}, ${unlockedKey} FROM staff WHERE id = ${staffId} AND ${staff.status} = 'active'`);
}

function endOldest(db: Database, staffId: string, keepAtMost: number) {
  const newest = db
    .select({ id: sessions.id })
    .from(sessions)
    .where(eq(sessions.staffId, staffId))
    .orderBy(desc(sessions.startedAt), sql`rowid DESC`)
    .limit(keepAtMost);
  return db.delete(sessions).where(and(eq(sessions.staffId, staffId), notInArray(sessions.id, newest)));
}
