import { eq, sql } from 'drizzle-orm';
import type { AddReferralAnswer, NewReferral, ReferralStore } from '#src/ports/referrals.ts';
import { auditRow } from './auditStore.ts';
import type { Database } from './client.ts';
import { countEach, countIf } from './counts.ts';
import { draftStore } from './draftStore.ts';
import { batched, databaseCode, guarded } from './guard.ts';
import { owedLetter } from './owedLetter.ts';
import { countPartner } from './partnerStore.ts';
import { referralMoves } from './referralMoves.ts';
import { referralQueue } from './referralQueue.ts';
import { referralTransfer } from './referralTransfer.ts';
import { receipts, referralParts, referrals } from './schema.ts';

/** Referrals: taking them in, listing them, moving them. */
export function referralStore(db: Database): ReferralStore {
  return { add: (referral) => add(db, referral), ...referralQueue(db), ...referralMoves(db), ...draftStore(db), ...referralTransfer(db) };
}

// The receipt goes first: a repeated one stops the batch there, and nothing of it remains.
async function add(db: Database, referral: NewReferral): Promise<AddReferralAnswer> {
  const { row, receipt } = referral;
  try {
    await batched(db, 'adding a referral', [
      db.insert(receipts).values({
        codeIndex: receipt.index,
        site: row.site,
        receivedOn: receipt.receivedOn,
        dueAt: receipt.dueAt,
        deleteOn: receipt.deleteOn,
      }),
      db.insert(referrals).values(row),
      db.insert(referralParts).values(partsOf(referral)),
      ...referral.letters.map((letter) => owedLetter(db, letter)),
      // A rehearsal counts nowhere.
      countIf(db, { site: row.site, when: referral.month, what: 'received' }, row.rehearsal ? sql`false` : sql`true`),
      ...(referral.counted?.length ? [countEach(db, row.site, referral.month, referral.counted)] : []),
      ...(referral.partner ? [countPartner(db, row.day, referral.partner)] : []),
      auditRow(db, referral.audit),
    ]);
    return { kind: 'added' };
  } catch (error) {
    if (databaseCode(error)?.startsWith('SQLITE_CONSTRAINT') && (await hasReceipt(db, receipt.index))) {
      return { kind: 'already-there' };
    }
    throw error;
  }
}

function partsOf({ row, sealed }: NewReferral): (typeof referralParts.$inferInsert)[] {
  const kinds = ['summary', 'details', 'contact'] as const;
  return kinds.map((kind) => ({ referralId: row.id, kind, key: kind, sealed: sealed[kind] }));
}

async function hasReceipt(db: Database, index: string): Promise<boolean> {
  const rows = await guarded('looking for a receipt', () =>
    db.select({ site: receipts.site }).from(receipts).where(eq(receipts.codeIndex, index)),
  );
  return rows.length > 0;
}
