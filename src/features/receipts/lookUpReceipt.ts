import { dayOf, MINUTE } from '#src/domain/day.ts';
import { readReceipt } from '#src/domain/receipt.ts';
import { type ReceiptStatus, receiptStatus } from '#src/domain/receiptStatus.ts';
import { isLive } from '#src/domain/site.ts';
import type { Ports } from '#src/ports.ts';
import type { ReceiptFacts } from './doneReceipt.ts';

// Ten minutes for one network, one minute for all together (security/controls §0).
const CLIENT_WINDOW = 10 * MINUTE;

export type LookUpResult =
  | { readonly kind: 'empty' }
  /** Unknown, expired, erased or mistyped: one answer for all (security/controls J3). */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'too-many' }
  | { readonly kind: 'found'; readonly facts: ReceiptFacts; readonly status: ReceiptStatus; readonly canWithdraw: boolean };

/** Looks a receipt up for the status and withdrawal pages. */
export async function lookUpReceipt(ports: Ports, typed: string, clientNetwork: string): Promise<LookUpResult> {
  if (typed.trim() === '') return { kind: 'empty' };
  if (isOverLimit(ports, clientNetwork)) return { kind: 'too-many' };
  // A wrong check digit is looked up like any other number, so that it answers in the same time.
  const receipt = readReceipt(typed) ?? 'not-a-receipt';
  const row = await ports.receipts.byIndex(ports.signer.receiptIndex(receipt));
  const site = row && (await ports.sites.bySlug(row.site));
  if (!row || !site || !isLive(site)) return { kind: 'unknown' };
  const now = ports.clock.now();
  const withdrawn = (await ports.referrals.withdrawal(ports.signer.referralIdOf(receipt))) !== null;
  const status = receiptStatus({ ...row, withdrawn }, dayOf(now, site.intake.hours.timeZone), now);
  const facts = { receipt, site, receivedOn: row.receivedOn, dueAt: row.dueAt };
  return { kind: 'found', facts, status, canWithdraw: !withdrawn };
}

function isOverLimit({ limits, settings }: Ports, clientNetwork: string): boolean {
  const mine = limits.hit('receipt', clientNetwork, CLIENT_WINDOW);
  const all = limits.hit('receipt', 'everybody', MINUTE);
  return mine >= settings.limits.receiptLooksPerClient || all >= settings.limits.receiptLooksInAll;
}
