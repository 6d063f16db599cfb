import type { Instant } from '#src/domain/day.ts';
import { withdrawalMark, withdrawalYear } from '#src/domain/receiptStatus.ts';
import type { Withdrawal } from '#src/ports/referrals.ts';
import type { Ports } from '#src/ports.ts';
import { type Found, type LookUpResult, lookUpReceipt } from './lookUpReceipt.ts';

/** Nothing here depends on what became of the message: closed, read and erased ones answer alike (product §2.7). */
export type WithdrawResult =
  | Exclude<LookUpResult, { kind: 'found' }>
  | { readonly kind: 'ask'; readonly found: Found }
  | { readonly kind: 'withdrawn'; readonly canUndo: boolean }
  | { readonly kind: 'undone' }
  /** The 24 hours are over. */
  | { readonly kind: 'too-late' };

/**
 * Takes a message back in two steps, with undo for 24 hours by the same receipt (product §2.7). `step` is the button
 * pressed: `check` asks, `send` withdraws, `undo` brings it back. Pressing twice answers as pressing once.
 */
export async function withdrawReferral(
  ports: Ports,
  asked: { code: string; step: string; clientNetwork: string },
): Promise<WithdrawResult> {
  const found = await lookUpReceipt(ports, asked.code, asked.clientNetwork);
  if (found.kind !== 'found') return found;
  if (asked.step === 'undo') return undo(ports, found);
  if (found.withdrawal !== 'none') return { kind: 'withdrawn', canUndo: found.withdrawal === 'can-be-undone' };
  if (asked.step !== 'send') return { kind: 'ask', found };
  const at = ports.clock.now();
  const mark = withdrawalMark(at);
  await ports.referrals.withdraw({ ...withdrawalOf(found, 'withdraw', { at, mark }), at, mark });
  return { kind: 'withdrawn', canUndo: true };
}

async function undo(ports: Ports, found: Found): Promise<WithdrawResult> {
  if (found.withdrawal === 'final') return { kind: 'too-late' };
  const at = ports.clock.now();
  // Nothing to bring back is answered like the rest, and changes nothing.
  await ports.referrals.undoWithdraw(withdrawalOf(found, 'undo-withdraw', { at, mark: found.withdrawnAt ?? at }));
  return { kind: 'undone' };
}

function withdrawalOf(
  { facts, receiptIndex, referralId }: Found,
  act: 'withdraw' | 'undo-withdraw',
  { at, mark }: { at: Instant; mark: Instant },
): Withdrawal {
  const { listing, intake } = facts.site;
  const audit = { at, actor: 'referrer', site: listing.slug, act, object: referralId, result: 'ok' };
  return { id: referralId, receiptIndex, year: withdrawalYear(mark, intake.hours.timeZone), audit };
}
