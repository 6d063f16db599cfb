import { and, desc, eq, gt, isNotNull, lt, lte, notInArray, sql } from 'drizzle-orm';
import type { AuditAct, AuditEntry } from '#src/domain/audit.ts';
import type { Instant } from '#src/domain/day.ts';
import { CODE_TRIES } from '#src/domain/staff.ts';
import type { NewSession, StaffStore } from '#src/ports/staff.ts';
import { auditRowIf } from './auditStore.ts';
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
  | 'sessionsOf'
  | 'endSession'
  | 'endOwnSession'
  | 'endOtherSessions'
  | 'endSessionsOf'
  | 'endSessionsBefore';

type KeyDeeds = 'parkKey' | 'setPin' | 'spendPinTry' | 'returnPinTry' | 'dropSpentPin';

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
    async sessionsOf(staffId) {
      return guarded('reading sessions', () =>
        db.select().from(sessions).where(eq(sessions.staffId, staffId)).orderBy(desc(sessions.startedAt), desc(sessions.seenAt)),
      );
    },
    async endOwnSession(staffId, id, audit) {
      const isOwn = sql`EXISTS (SELECT 1 FROM sessions WHERE id = ${id} AND staff_id = ${staffId})`;
      const sameSignIn = sql`(staff_id, started_at) IN (SELECT staff_id, started_at FROM sessions WHERE id = ${id} AND staff_id = ${staffId})`;
      const [, ended] = await batched(db, 'ending a session of one’s own', [
        auditRowIf(db, audit, isOwn),
        db.delete(sessions).where(sameSignIn),
      ]);
      return ended.rowsAffected > 0;
    },
    endOtherSessions: (id, audit) => endOthers(db, id, audit),
    async endSessionsOf(staffId) {
      await guarded('ending sessions', () => db.delete(sessions).where(eq(sessions.staffId, staffId)));
    },
    async endSessionsBefore(startedBefore) {
      const ended = await guarded('ending old sessions', () => db.delete(sessions).where(lt(sessions.startedAt, startedBefore)));
      return ended.rowsAffected;
    },
  };
}

/** What opens a locked desk again without the passphrase, for as long as the session lives. */
export function sessionKeyStore(db: Database): Pick<StaffStore, KeyDeeds> {
  const byId = (id: string) => eq(sessions.id, id);
  return {
    async parkKey(id, parkedKey) {
      const parked = await guarded('parking a key', () => db.update(sessions).set({ parkedKey }).where(byId(id)));
      return parked.rowsAffected > 0;
    },
    async setPin(id, pin, audit) {
      const set = { pinKey: pin?.key ?? null, pinTriesLeft: pin?.tries ?? 0 };
      const [, changed] = await batched(db, 'setting a PIN', [
        auditRowIf(db, audit, sql`EXISTS (SELECT 1 FROM sessions WHERE id = ${id})`),
        db.update(sessions).set(set).where(byId(id)),
      ]);
      return changed.rowsAffected > 0;
    },
    async spendPinTry(id) {
      const [spent] = await guarded('spending a try', () =>
        db
          .update(sessions)
          .set({ pinTriesLeft: sql`${sessions.pinTriesLeft} - 1` })
          .where(and(byId(id), isNotNull(sessions.pinKey), gt(sessions.pinTriesLeft, 0)))
          .returning({ pinKey: sessions.pinKey, triesLeft: sessions.pinTriesLeft }),
      );
      return spent?.pinKey ? { pinKey: spent.pinKey, triesLeft: spent.triesLeft } : null;
    },
    async returnPinTry(id) {
      await guarded('returning a try', () =>
        db
          .update(sessions)
          .set({ pinTriesLeft: sql`${sessions.pinTriesLeft} + 1` })
          .where(and(byId(id), isNotNull(sessions.pinKey))),
      );
    },
    async dropSpentPin(id, audit) {
      const isSpent = and(byId(id), isNotNull(sessions.pinKey), lte(sessions.pinTriesLeft, 0));
      await batched(db, 'forgetting a PIN', [
        auditRowIf(db, audit, sql`EXISTS (SELECT 1 FROM sessions WHERE ${isSpent})`),
        db.update(sessions).set({ pinKey: null }).where(isSpent),
      ]);
    },
  };
}

// Whoever was suspended, removed or signed out while the passphrase was being checked gets no new session (security/controls
// C5, C6). The second half of a double click finds the old row gone, but the first half's row there: it may go on.
function renewed(db: Database, oldId: string, session: NewSession) {
  const { id, staffId, startedAt, seenAt, unlockedKey, parkedKey = null, pinKey = null, pinTriesLeft = 0 } = session;
  return db.run(sql`INSERT INTO sessions (id, staff_id, started_at, seen_at, unlocked_key, parked_key, pin_key, pin_tries_left)
    SELECT ${id}, id, ${startedAt}, ${seenAt}, ${unlockedKey}, ${parkedKey}, ${pinKey}, ${pinTriesLeft}
    FROM staff WHERE id = ${staffId} AND ${staff.status} = 'active'
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

/** Sign-ins are counted, not rows: a double-clicked Unlock leaves two of one. */
async function endOthers(db: Database, id: string, audit: Omit<AuditEntry, 'result'>): Promise<number> {
  const { at, actor, site, act, object } = audit;
  const others = sql`staff_id = (SELECT staff_id FROM sessions WHERE id = ${id})
    AND started_at <> (SELECT started_at FROM sessions WHERE id = ${id})`;
  const [, ended] = await batched(db, 'ending other sessions', [
    db.run(sql`INSERT INTO audit (at, actor, site, act, object, result)
      SELECT ${at}, ${actor}, ${site}, ${act}, ${object}, 'others ' || count(DISTINCT started_at)
      FROM sessions WHERE ${others} HAVING count(*) > 0`),
    db.delete(sessions).where(others).returning({ startedAt: sessions.startedAt }),
  ]);
  return new Set(ended.map(({ startedAt }) => startedAt)).size;
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
