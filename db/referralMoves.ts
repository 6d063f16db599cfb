import { and, eq, inArray, isNull, ne, type SQL, sql } from 'drizzle-orm';
import { dayOf } from '#src/domain/day.ts';
import { MOVES } from '#src/domain/status.ts';
import type { Year } from '#src/domain/totals.ts';
import type { ReferralStore, Sealed } from '#src/ports/referrals.ts';
import { auditRow, auditRowIf } from './auditStore.ts';
import type { Database } from './client.ts';
import { countBack, countIf, isUnread, siteOfReceipt } from './counts.ts';
import { batched } from './guard.ts';
import { journalBroughtBack, journalEnd } from './journalLines.ts';
import { owedLetter } from './owedLetter.ts';
import { audit as auditRows, receipts, referralParts, referrals, staff, withdrawals } from './schema.ts';

type Changing = 'addNote' | 'change' | 'returnUntouched' | 'noteOpening' | 'withdraw' | 'undoWithdraw';

/**
 * Changes of one item. In every batch the statements that follow from the change come first, each under the same
 * condition as the change, and the change comes last: the first one takes the write lock, so the condition holds for all
 * of them or for none. Whether it held is told by the rows that the change returns.
 */
export function referralMoves(db: Database): Pick<ReferralStore, Changing> {
  return {
    async addNote(site, id, note, audit) {
      const isThere = exists(and(eq(referrals.id, id), eq(referrals.site, site), ne(referrals.state, 'withdrawn')));
      const [added] = await batched(db, 'adding a note', [noteIf(db, id, note, isThere), auditRowIf(db, audit, isThere)]);
      return added.rowsAffected > 0 ? 'added' : 'gone';
    },
    async change(change) {
      const { id, site, note, state, assignee, deleteOn, contactDeleteOn, readIn } = change;
      const asSeen = and(isVersion(change), mayHave(assignee, change.audit.actor));
      const answers = await batched(db, 'changing a referral', [
        countReading(db, { id, site, readIn }, exists(asSeen)),
        auditRowIf(db, change.audit, exists(asSeen)),
        ...(note ? [noteIf(db, id, note, exists(asSeen))] : []),
        ...(change.letters ?? []).map((letter) => owedLetter(db, letter, exists(asSeen))),
        ...(contactDeleteOn === null ? [] : [endContact(db, id, contactDeleteOn, exists(asSeen))]),
        journalEnd(db, { state, on: deleteOn }, asSeen),
        db
          .update(referrals)
          .set({ state, assignee, deleteOn, ...nextVersion })
          .where(asSeen)
          .returning({ id: referrals.id }),
      ]);
      return hasRows(answers.at(-1)) ? 'changed' : 'moved-by-another';
    },
    async returnUntouched(item) {
      const { id, assignee, since, audit } = item;
      const worked = sql`SELECT 1 FROM ${auditRows} WHERE object = ${id} AND actor = ${assignee} AND at >= ${since}
        AND act NOT IN ('assign', 'denied', 'integrity')`;
      const isUntouched = and(isVersion(item), eq(referrals.assignee, assignee), sql`NOT EXISTS (${worked})`);
      const answers = await batched(db, 'returning an untouched item', [
        auditRowIf(db, audit, exists(isUntouched)),
        ...(item.letters ?? []).map((letter) => owedLetter(db, letter, exists(isUntouched))),
        db
          .update(referrals)
          .set({ assignee: null, ...nextVersion })
          .where(isUntouched)
          .returning({ id: referrals.id }),
      ]);
      return hasRows(answers.at(-1)) ? 'changed' : 'moved-by-another';
    },
    async noteOpening({ audit, ...reading }) {
      await batched(db, 'noting an opening', [countReading(db, reading, sql`true`), auditRow(db, audit)]);
    },
    async withdraw({ id, receiptIndex, year, at, mark, audit }) {
      const canGo = and(eq(referrals.id, id), inArray(referrals.state, [...MOVES.withdraw.from]));
      // By the receipt alone: a message that is erased by now counts alike, so that no total tells which ones are.
      const site = siteOfReceipt(receiptIndex, false);
      await batched(db, 'withdrawing a referral', [
        countIf(db, { site, when: year, what: 'taken-back' }, sql`${site} IS NOT NULL`),
        db
          .update(receipts)
          .set({ withdrawnAt: mark })
          .where(and(eq(receipts.codeIndex, receiptIndex), isNull(receipts.withdrawnAt))),
        auditRowIf(db, audit, exists(canGo)),
        rememberState(db, at, canGo),
        // What somebody was writing goes with the words that it was about.
        db.delete(referralParts).where(and(eq(referralParts.referralId, id), eq(referralParts.kind, 'draft'), exists(canGo))),
        journalEnd(db, { state: 'taken-back', on: dayOf(at, 'UTC') }, canGo),
        db
          .update(referrals)
          .set({ state: 'withdrawn', ...nextVersion })
          .where(canGo),
      ]);
    },
    async undoWithdraw({ id, receiptIndex, year, audit }) {
      const ofItem = eq(withdrawals.referralId, id);
      const previous = db.select({ state: withdrawals.fromState }).from(withdrawals).where(ofItem);
      const canGoBack = and(eq(referrals.id, id), eq(referrals.state, 'withdrawn'), sql`EXISTS ${previous}`);
      await batched(db, 'undoing a withdrawal', [
        countBack(db, { site: siteOfReceipt(receiptIndex, true), when: year, what: 'taken-back' }),
        db.update(receipts).set({ withdrawnAt: null }).where(eq(receipts.codeIndex, receiptIndex)),
        auditRowIf(db, audit, exists(canGoBack)),
        journalBroughtBack(db, canGoBack),
        db
          .update(referrals)
          .set({ state: sql`${previous}`, ...nextVersion })
          .where(canGoBack),
        db.delete(withdrawals).where(ofItem),
      ]);
    },
  };
}

function isVersion({ id, site, version }: { id: string; site: string; version: number }): SQL | undefined {
  return and(eq(referrals.id, id), eq(referrals.site, site), eq(referrals.version, version));
}

// Somebody who has left, or is away, would hold what nobody else looks at; what they have already stays until it is returned.
function mayHave(assignee: string | null, actor: string): SQL | undefined {
  if (assignee === null) return undefined;
  return sql`(${referrals.assignee} IS ${assignee} OR EXISTS (SELECT 1 FROM ${staff} WHERE ${staff.id} = ${assignee}
    AND ${staff.site} = ${referrals.site} AND ${staff.status} = 'active' AND (${staff.onLeaveSince} IS NULL OR ${staff.id} = ${actor})))`;
}

const nextVersion = { version: sql`${referrals.version} + 1` };

// Before the audit row of the same batch, which makes the message a read one.
function countReading(db: Database, { id, site, readIn }: { id: string; site: string; readIn: Year | null }, condition: SQL) {
  return countIf(db, { site, when: readIn ?? '', what: 'read' }, readIn === null ? sql`false` : sql`${condition} AND ${isUnread(id)}`);
}

function exists(where: SQL | undefined): SQL {
  return sql`EXISTS (SELECT 1 FROM ${referrals} WHERE ${where})`;
}

// Ids are random, so a running number before them keeps the notes in the order in which they were written. It follows the highest one:
// untying takes notes out of the middle (referralTransfer.ts), and a count would then put the next ones before those that stand.
/** The statement that adds a note when the condition holds at that place of its batch. */
export function noteIf(db: Database, referralId: string, note: { id: string; sealed: Sealed }, condition: SQL) {
  return db.run(sql`INSERT INTO referral_parts (referral_id, kind, key, sealed)
    SELECT ${referralId}, 'note', printf('%05d:%s', coalesce(max(CAST(substr(key, 1, 5) AS INTEGER)), -1) + 1, ${note.id}), ${note.sealed}
    FROM referral_parts WHERE referral_id = ${referralId} AND kind = 'note' HAVING ${condition}`);
}

function endContact(db: Database, referralId: string, deleteOn: string, condition: SQL) {
  return db
    .update(referralParts)
    .set({ deleteOn })
    .where(and(eq(referralParts.referralId, referralId), eq(referralParts.kind, 'contact'), condition));
}

function rememberState(db: Database, at: number, where: SQL | undefined) {
  return db.run(sql`INSERT INTO withdrawals (referral_id, from_state, withdrawn_at)
    SELECT ${referrals.id}, ${referrals.state}, ${at} FROM ${referrals} WHERE ${where}`);
}

function hasRows(answer: unknown): boolean {
  return Array.isArray(answer) && answer.length > 0;
}
