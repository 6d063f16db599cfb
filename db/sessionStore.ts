import { and, desc, eq, gt, isNotNull, lt, lte, notInArray, sql } from 'drizzle-orm';
import type { AuditAct } from '#src/domain/audit.ts';
import type { Instant } from '#src/domain/day.ts';
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
  | 'lockIdle'
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
      const living = and(ofBrowser, gt(signInCodes.expiresAt, now), gt(signInCodes.triesLeft, 0));
      const [, spent] = await batched(db, 'redeeming a sign-in code', [
        // Here and not in a write of its own, so that a known address takes no longer than an unknown one (controls B5).
        db.run(sql`INSERT INTO audit (at, actor, site, act, object, result)
          SELECT ${now}, staff.id, staff.site, ${'sign-in-failed' satisfies AuditAct}, NULL, 'wrong-code'
          FROM sign_in_codes JOIN staff ON staff.id = sign_in_codes.staff_id
          WHERE ${living} AND ${signInCodes.codeHash} <> ${codeHash}`),
        db
          .update(signInCodes)
          .set({ triesLeft: sql`CASE WHEN ${fits} THEN 0 ELSE ${signInCodes.triesLeft} - 1 END` })
          .where(living)
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
      const [added] = await batched(db, 'renewing a session', [renewed(db, oldId, session), db.delete(sessions).where(byId(oldId))]);
      return added.rowsAffected > 0;
    },
    async lockSession(id) {
      await guarded('locking a session', () => db.update(sessions).set({ unlockedKey: null }).where(byId(id)));
    },
    lockIdle: (seenUntil, at) => lockIdle(db, seenUntil, at),
    async endSession(id) {
      const sameSignIn = sql`(staff_id, started_at) IN (SELECT staff_id, started_at FROM sessions WHERE id = ${id})`;
      await guarded('ending a session', () => db.delete(sessions).where(sameSignIn));
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

// Whoever was suspended, removed or signed out while the passphrase was being checked gets no new session (security/controls
// C5, C6). The second half of a double click finds the old row gone, but the first half's row there: it may go on.
function renewed(db: Database, oldId: string, session: SessionRow) {
  const { id, staffId, startedAt, seenAt, unlockedKey } = session;
  return db.run(sql`INSERT INTO sessions (id, staff_id, started_at, seen_at, unlocked_key)
    SELECT ${id}, id, ${startedAt}, ${seenAt}, ${unlockedKey} FROM staff WHERE id = ${staffId} AND ${staff.status} = 'active'
      AND EXISTS (SELECT 1 FROM sessions s WHERE s.id = ${oldId} OR (s.staff_id = ${staffId} AND s.started_at = ${startedAt}))`);
}

async function lockIdle(db: Database, seenUntil: Instant, at: Instant): Promise<number> {
  const idle = and(isNotNull(sessions.unlockedKey), lte(sessions.seenAt, seenUntil));
  const [, locked] = await batched(db, 'locking idle sessions', [
    db.run(sql`INSERT INTO audit (at, actor, site, act, object, result)
      SELECT ${at}, staff.id, staff.site, ${'lock' satisfies AuditAct}, NULL, 'idle'
      FROM sessions JOIN staff ON staff.id = sessions.staff_id WHERE ${idle}`),
    db.update(sessions).set({ unlockedKey: null }).where(idle),
  ]);
  return locked.rowsAffected;
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
