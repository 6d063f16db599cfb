import { dayOf, MINUTE } from '#src/domain/day.ts';
import { readReceipt } from '#src/domain/receipt.ts';
import { type ReceiptStatus, receiptStatus } from '#src/domain/receiptStatus.ts';
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
      readonly canWithdraw: boolean;
      /** The message that it belongs to; never shown. */
      readonly referralId: string;
    };

/** Looks a receipt up for the status and withdrawal pages. */
export async function lookUpReceipt(ports: Ports, typed: string, clientNetwork: string): Promise<LookUpResult> {
  if (typed.trim() === '') return { kind: 'empty' };
  if (isOverLimit(ports, clientNetwork)) return { kind: 'too-many' };
  // A wrong check digit is looked up like any other number, so that it answers in the same time.
  const receipt = readReceipt(typed) ?? 'not-a-receipt';
  const found = await findReceipt(ports, receipt);
  if (found === null) return { kind: 'unknown' };
  const { row, site, referralId } = found;
  const now = ports.clock.now();
  const withdrawn = await wasWithdrawn(ports, referralId);
  const status = receiptStatus({ ...row, withdrawn }, dayOf(now, site.intake.hours.timeZone), now);
  const facts = { receipt, site, receivedOn: row.receivedOn, dueAt: row.dueAt };
  return { kind: 'found', facts, status, canWithdraw: !withdrawn, referralId };
}

// A withdrawn message is erased after a day and its receipt lives on: without the journal the page would then tell its
// sender that nobody has read it yet.
async function wasWithdrawn(ports: Ports, referralId: string): Promise<boolean> {
  if ((await ports.referrals.withdrawal(referralId)) !== null) return true;
  return (await ports.erasures.whyErased(referralId)) === 'withdrawn';
}

function isOverLimit({ limits, settings }: Ports, clientNetwork: string): boolean {
  if (limits.hit('receipt', clientNetwork, CLIENT_WINDOW) >= settings.limits.receiptLooksPerClient) return true;
  // Counted only now: one network that keeps asking must not use up what everybody has together.
  return limits.hit('receipt', 'everybody', MINUTE) >= settings.limits.receiptLooksInAll;
}
