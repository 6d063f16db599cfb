import { and, asc, eq, exists, inArray, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import { HOUR, type Instant } from '#src/domain/day.ts';
import type { DueReferral, ErasureStore } from '#src/ports/records.ts';
import { AUDIT_CUT } from './auditChain.ts';
import type { Database } from './client.ts';
import { erasureJournal } from './erasureJournal.ts';
import { batched, guarded } from './guard.ts';
import { CONTACT } from './journalLines.ts';
import { bureauMessages, house, receipts, referralParts, referrals, signInCodes, withdrawals } from './schema.ts';

// Letters that were sent or given up are of no use to staff after this.
const LETTER_DAYS = 30;
const LAST_NOW = 'last-now';

/** Erasure: what is due, taking it away, and leaving no copy in the log. */
export function erasureStore(db: Database): ErasureStore {
  return {
    ...dueReads(db),
    ...erasing(db),
    ...erasureJournal(db),
    ...housekeeping(db),
    ...clock(db),
    checkpoint: () => checkpoint(db),
  };
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

function erasing(db: Database): Pick<ErasureStore, 'erase' | 'eraseContacts' | 'eraseReceipts' | 'eraseBureauMessages'> {
  return {
    async erase(items, on, entry) {
      if (items.length === 0) return 0;
      const ids = items.map(({ id }) => id);
      const due = or(...items.map((item) => isStillDue(db, item)));
      const { at, actor, site, act, object } = entry;
      const [, , gone] = await batched(db, 'erasing referrals', [
        db.run(sql`INSERT INTO erasures (referral_id, erased_on, why)
          SELECT ${referrals.id}, ${on}, ${reasonOf(items)} FROM ${referrals} WHERE ${due} ON CONFLICT DO NOTHING`),
        db.run(sql`INSERT INTO audit (at, actor, site, act, object, result)
          SELECT ${at}, ${actor}, ${site}, ${act}, ${object}, 'referrals ' || count(*) FROM ${referrals} WHERE ${due} HAVING count(*) > 0`),
        db.delete(referrals).where(due).returning({ id: referrals.id }),
        // The foreign keys took these along already; a server that does not enforce them must not keep them.
        db.delete(referralParts).where(and(inArray(referralParts.referralId, ids), isGone(referralParts.referralId))),
        db.delete(withdrawals).where(and(inArray(withdrawals.referralId, ids), isGone(withdrawals.referralId))),
      ]);
      return gone.length;
    },
    async eraseContacts(day) {
      const contacts = and(eq(referralParts.kind, 'contact'), lte(referralParts.deleteOn, day));
      const [, gone] = await batched(db, 'erasing contacts', [
        // A contact goes before its item: a backup from before the decision does not know its day.
        db.run(sql`INSERT INTO erasures (referral_id, erased_on, why)
          SELECT ${referralParts.referralId} || ${CONTACT}, ${day}, 'due' FROM ${referralParts} WHERE ${contacts} ON CONFLICT DO NOTHING`),
        db.delete(referralParts).where(contacts),
      ]);
      return gone.rowsAffected;
    },
    async eraseReceipts(day) {
      const gone = await guarded('erasing receipts', () => db.delete(receipts).where(lte(receipts.deleteOn, day)));
      return gone.rowsAffected;
    },
    async eraseBureauMessages(day, { at, actor, site, act, object }) {
      const due = lte(bureauMessages.deleteOn, day);
      const [, , gone] = await batched(db, 'erasing messages to the Bureau', [
        db.run(sql`INSERT INTO erasures (referral_id, erased_on, why)
          SELECT ${bureauMessages.id}, ${day}, 'due' FROM ${bureauMessages} WHERE ${due} ON CONFLICT DO NOTHING`),
        db.run(sql`INSERT INTO audit (at, actor, site, act, object, result)
          SELECT ${at}, ${actor}, ${site}, ${act}, ${object}, 'bureau-messages ' || count(*) FROM ${bureauMessages} WHERE ${due} HAVING count(*) > 0`),
        db.delete(bureauMessages).where(due).returning({ id: bureauMessages.id }),
      ]);
      return gone.length;
    },
  };
}

/** The condition under which an item was found, asked once more: what was reopened or sent again meanwhile stays. */
function isStillDue(db: Database, item: DueReferral): SQL | undefined {
  const isItem = eq(referrals.id, item.id);
  if (item.why === 'due') return and(isItem, lte(referrals.deleteOn, item.today));
  const isOver = and(eq(withdrawals.referralId, item.id), lt(withdrawals.withdrawnAt, item.before));
  return and(isItem, exists(db.select({ id: withdrawals.referralId }).from(withdrawals).where(isOver)));
}

function reasonOf(items: readonly DueReferral[]): SQL {
  const whens = items.map(({ id, why }) => sql`WHEN ${id} THEN ${why}`);
  return sql`CASE ${referrals.id} ${sql.join(whens, sql` `)} END`;
}

function isGone(id: typeof referralParts.referralId | typeof withdrawals.referralId): SQL {
  return sql`NOT EXISTS (SELECT 1 FROM ${referrals} WHERE ${referrals.id} = ${id})`;
}

function housekeeping(db: Database): Pick<ErasureStore, 'eraseShortLived' | 'eraseOldRecords'> {
  return {
    async eraseShortLived(now) {
      const gone = await guarded('erasing codes that ran out', () => db.delete(signInCodes).where(lte(signInCodes.expiresAt, now)));
      return gone.rowsAffected;
    },
    async eraseOldRecords(now) {
      const [, , ...gone] = await batched(db, 'erasing old records', [
        noteCut(db, now),
        oldLinks(db, now),
        oldLetters(db, now),
        oldContacts(db, now),
        oldAudit(db, now),
      ]);
      return gone.reduce((sum, { rowsAffected }) => sum + rowsAffected, 0);
    },
  };
}

// A letter of the current visit stays: it is what keeps a second one like it from being owed.
function oldLetters(db: Database, now: Instant) {
  return db.run(sql`DELETE FROM deliveries WHERE state <> 'owed' AND due_at <= ${now - LETTER_DAYS * 24 * HOUR}
    AND once NOT IN (SELECT d.once FROM deliveries d JOIN staff s ON s.id = d.staff_id
      WHERE d.nth IS NOT NULL AND d.once = s.id || ':' || d.kind || ':' || s.visits || ':' || d.nth)`);
}

// A contact address that counts stands with its site; in the history it is needed for a month, to take it back.
function oldContacts(db: Database, now: Instant) {
  return db.run(sql`UPDATE listing_changes SET contact_email = NULL WHERE contact_email IS NOT NULL
    AND state NOT IN ('waiting', 'asked', 'approved') AND coalesce(live_at, decided_at, made_at) <= ${now - LETTER_DAYS * 24 * HOUR}`);
}

// 24 months (security/threat-model §6.6), by our clock and by SQLite's own, whose trigger would else stop the batch. From the front and
// only what is chained: the hash of the last row that goes is then what the chain begins with.
function isOldAudit(now: Instant): SQL {
  const isOld = sql`at <= unixepoch(${Math.floor(now / 1000)}, 'unixepoch', '-24 months') * 1000
    AND at <= unixepoch('now', '-24 months') * 1000`;
  return sql`seq <= (SELECT max(seq) FROM audit_chain)
    AND seq < coalesce((SELECT min(seq) FROM audit WHERE NOT (${isOld})), (SELECT max(seq) + 1 FROM audit))`;
}

// Whoever takes out the first rows by hand leaves no such note.
function noteCut(db: Database, now: Instant) {
  return db.run(sql`INSERT INTO house (name, value) SELECT ${AUDIT_CUT}, max(seq) FROM audit WHERE ${isOldAudit(now)} HAVING max(seq) IS NOT NULL
    ON CONFLICT (name) DO UPDATE SET value = excluded.value`);
}

function oldAudit(db: Database, now: Instant) {
  return db.run(sql`DELETE FROM audit WHERE ${isOldAudit(now)}`);
}

// The link of the last row that goes stays without its row, and the one that stayed so before goes. Any other link without a row is a
// row that somebody took out: it is left for the walk to find.
function oldLinks(db: Database, now: Instant) {
  return db.run(sql`WITH cut AS MATERIALIZED (SELECT seq FROM audit WHERE ${isOldAudit(now)})
    DELETE FROM audit_chain WHERE seq < (SELECT max(seq) FROM cut)
      AND (seq IN (SELECT seq FROM cut) OR seq = (SELECT min(seq) FROM audit_chain))`);
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
