import { and, asc, eq, inArray, lt, lte, sql } from 'drizzle-orm';
import { HOUR, type Instant } from '#src/domain/day.ts';
import type { ErasureStore } from '#src/ports.ts';
import { auditRow } from './auditStore.ts';
import type { Database } from './client.ts';
import { batched, guarded } from './guard.ts';
import { audit, erasures, house, receipts, referralParts, referrals, signInCodes, withdrawals } from './schema.ts';

// Letters that were sent or given up are of no use to staff after this.
const LETTER_DAYS = 30;
const LAST_NOW = 'last-now';

/** Erasure: what is due, taking it away, and leaving no copy in the log. */
export function erasureStore(db: Database): ErasureStore {
  return { ...dueReads(db), ...erasing(db), ...clock(db), checkpoint: () => checkpoint(db) };
}

function dueReads(db: Database): Pick<ErasureStore, 'dueOn' | 'withdrawnBefore'> {
  return {
    async dueOn(day) {
      return guarded('reading what is due', () =>
        db.select().from(referrals).where(lte(referrals.deleteOn, day)).orderBy(asc(referrals.deleteOn)),
      );
    },
    async withdrawnBefore(at) {
      const rows = await guarded('reading withdrawals', () =>
        db.select({ id: withdrawals.referralId }).from(withdrawals).where(lt(withdrawals.withdrawnAt, at)),
      );
      return rows.map(({ id }) => id);
    },
  };
}

function erasing(db: Database): Pick<ErasureStore, 'erase' | 'eraseContacts' | 'eraseReceipts' | 'eraseShortLived'> {
  return {
    async erase(items, on, entry) {
      if (items.length === 0) return 0;
      const ids = items.map(({ id }) => id);
      const [gone] = await batched(db, 'erasing referrals', [
        db.delete(referrals).where(inArray(referrals.id, ids)).returning({ id: referrals.id }),
        // The foreign keys took these along already; a server that does not enforce them must not keep them.
        db.delete(referralParts).where(inArray(referralParts.referralId, ids)),
        db.delete(withdrawals).where(inArray(withdrawals.referralId, ids)),
        db
          .insert(erasures)
          .values(items.map(({ id, why }) => ({ referralId: id, on, why })))
          .onConflictDoNothing(),
        auditRow(db, entry),
      ]);
      return gone.length;
    },
    async eraseContacts(day) {
      const contacts = and(eq(referralParts.kind, 'contact'), lte(referralParts.deleteOn, day));
      const gone = await guarded('erasing contacts', () => db.delete(referralParts).where(contacts));
      return gone.rowsAffected;
    },
    async eraseReceipts(day) {
      const gone = await guarded('erasing receipts', () => db.delete(receipts).where(lte(receipts.deleteOn, day)));
      return gone.rowsAffected;
    },
    /** Codes that ran out, old letters, the oldest audit. Sessions have their own end. */
    async eraseShortLived(now) {
      const answers = await batched(db, 'erasing what is short-lived', [
        db.delete(signInCodes).where(lte(signInCodes.expiresAt, now)),
        oldLetters(db, now),
        oldAudit(db, now),
      ]);
      return answers.reduce((gone, { rowsAffected }) => gone + rowsAffected, 0);
    },
  };
}

// A letter of the current visit stays: it is what keeps a second one like it from being owed.
function oldLetters(db: Database, now: Instant) {
  return db.run(sql`DELETE FROM deliveries WHERE state <> 'owed' AND due_at <= ${now - LETTER_DAYS * 24 * HOUR}
    AND once NOT IN (SELECT d.once FROM deliveries d JOIN staff s ON s.id = d.staff_id
      WHERE d.nth IS NOT NULL AND d.once = s.id || ':' || d.kind || ':' || s.visits || ':' || d.nth)`);
}

// 24 months (security/threat-model §6.6), by our clock and by the file's, whose trigger would else stop the batch.
function oldAudit(db: Database, now: Instant) {
  return db.delete(audit).where(
    sql`${audit.at} <= unixepoch(${Math.floor(now / 1000)}, 'unixepoch', '-24 months') * 1000
      AND ${audit.at} <= unixepoch('now', '-24 months') * 1000`,
  );
}

function clock(db: Database): Pick<ErasureStore, 'lastNow' | 'setLastNow'> {
  return {
    async lastNow() {
      const [row] = await guarded('reading the last purge', () => db.select().from(house).where(eq(house.name, LAST_NOW)));
      return row ? Number(row.value) : null;
    },
    async setLastNow(now) {
      const value = String(now);
      await guarded('noting the last purge', () =>
        db.insert(house).values({ name: LAST_NOW, value }).onConflictDoUpdate({ target: house.name, set: { value } }),
      );
    },
  };
}

async function checkpoint(db: Database): Promise<boolean> {
  const [row] = await guarded('emptying the log', () => db.values<[number]>(sql`PRAGMA wal_checkpoint(TRUNCATE)`));
  return row?.[0] === 0;
}
