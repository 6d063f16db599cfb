import { dayOf, type Instant, MINUTE } from '#src/domain/day.ts';
import { readReceipt } from '#src/domain/receipt.ts';
import { canUndoWithdrawal, type ReceiptStatus, receiptStatus } from '#src/domain/receiptStatus.ts';
import type { ReceiptRow } from '#src/ports/referrals.ts';
import type { Ports } from '#src/ports.ts';
import type { ReceiptFacts } from './doneReceipt.ts';
import { findReceipt } from './findReceipt.ts';

// Ten minutes for one network, one minute for all together (security/controls §0).
const CLIENT_WINDOW = 10 * MINUTE;

export type LookUpResult =
  | { readonly kind: 'empty' }
  /** Unknown, expired, erased or mistyped: one answer for all (security/controls J3). */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'too-many' }
  | {
      readonly kind: 'found';
      readonly facts: ReceiptFacts;
      readonly status: ReceiptStatus;
      /** Whether the sender took it back; `final` once the undo is over. */
      readonly withdrawal: 'none' | 'can-be-undone' | 'final';
      /** What is stored of the receipt, and the message that it belongs to; never shown. */
      readonly withdrawnAt: Instant | null;
      readonly receiptIndex: string;
      readonly referralId: string;
    };

export type Found = Extract<LookUpResult, { kind: 'found' }>;

/** Looks a receipt up for the status and withdrawal pages. */
export async function lookUpReceipt(ports: Ports, typed: string, clientNetwork: string): Promise<LookUpResult> {
  if (typed.trim() === '') return { kind: 'empty' };
  if (!countMiss(ports, clientNetwork)) return { kind: 'too-many' };
  // A wrong check digit is looked up like any other number, so that it answers in the same time.
  const receipt = readReceipt(typed) ?? 'not-a-receipt';
  const found = await findReceipt(ports, receipt);
  if (found === null) return { kind: 'unknown' };
  ports.limits.takeBack('receipt', clientNetwork);
  const { row, site, index, referralId } = found;
  const now = ports.clock.now();
  const status = receiptStatus(row, dayOf(now, site.intake.hours.timeZone), now);
  const facts = { receipt, site, receivedOn: row.receivedOn, dueAt: row.dueAt };
  return {
    kind: 'found',
    facts,
    status,
    withdrawal: withdrawalOf(row, now),
    withdrawnAt: row.withdrawnAt,
    receiptIndex: index,
    referralId,
  };
}

// From the receipt alone: were the message asked, the answer would tell whether it is still there.
function withdrawalOf({ withdrawnAt }: ReceiptRow, now: Instant): Found['withdrawal'] {
  if (withdrawnAt === null) return 'none';
  return canUndoWithdrawal(withdrawnAt, now) ? 'can-be-undone' : 'final';
}

/**
 * Counts a look-up as a miss of its network, before it is known to be one, so that many at once cannot slip through; a
 * number that is found is taken back. Everybody behind one network can look, and only guessing meets the limit. The
 * ceiling over all counts every look-up that was made. A refused one counts nowhere.
 */
function countMiss({ limits, settings }: Ports, clientNetwork: string): boolean {
  if (limits.peek('receipt', clientNetwork, CLIENT_WINDOW) >= settings.limits.receiptLooksPerClient) return false;
  if (limits.peek('receipt', 'everybody', MINUTE) >= settings.limits.receiptLooksInAll) return false;
  limits.hit('receipt', clientNetwork, CLIENT_WINDOW);
  limits.hit('receipt', 'everybody', MINUTE);
  return true;
}
