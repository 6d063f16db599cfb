import { HOUR } from '#src/domain/day.ts';
import { WITHDRAW_UNDO_HOURS } from '#src/domain/status.ts';
import type { Ports } from '#src/ports.ts';
import { type LookUpResult, lookUpReceipt } from './lookUpReceipt.ts';

export type WithdrawResult =
  | Exclude<LookUpResult, { kind: 'found' }>
  | { readonly kind: 'ask'; readonly found: Extract<LookUpResult, { kind: 'found' }> }
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'undone' }
  | { readonly kind: 'too-late' };

/**
 * Takes a message back in two steps, with undo for 24 hours by the same receipt (product §2.7). `step` is the button
 * pressed: `check` asks, `send` withdraws, `undo` brings it back.
 */
export async function withdrawReferral(
  ports: Ports,
  asked: { code: string; step: string; clientNetwork: string },
): Promise<WithdrawResult> {
  const found = await lookUpReceipt(ports, asked.code, asked.clientNetwork);
  if (found.kind !== 'found') return found;
  const id = found.referralId;
  const entry = { at: ports.clock.now(), actor: 'referrer', site: found.facts.site.listing.slug, object: id, result: 'ok' };
  if (asked.step === 'undo') {
    const since = ports.clock.now() - WITHDRAW_UNDO_HOURS * HOUR;
    const answer = await ports.referrals.undoWithdraw(id, since, { ...entry, act: 'undo-withdraw' });
    return { kind: answer === 'undone' ? 'undone' : 'too-late' };
  }
  if (!found.canWithdraw) return { kind: 'withdrawn' };
  if (asked.step !== 'send') return { kind: 'ask', found };
  const answer = await ports.referrals.withdraw(id, ports.clock.now(), { ...entry, act: 'withdraw' });
  // Pressed twice at the same time: the other press did it.
  const isDone = answer === 'withdrawn' || (await ports.referrals.withdrawal(id)) !== null;
  return { kind: isDone ? 'withdrawn' : 'too-late' };
}
