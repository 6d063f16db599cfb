import { pinIn } from '#src/domain/pin.ts';
import { mayUnlock, type SignedIn } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';
import { renewSession } from './renewSession.ts';
import { openedWithPin } from './sessionKeys.ts';

export type UnlockWithPinResult =
  /** The new value of the session's cookie; the old one is dead. */
  | { readonly kind: 'unlocked'; readonly cookie: string }
  | { readonly kind: 'pin-wrong'; readonly triesLeft: number }
  /** There is no PIN, or no try is left for it: the passphrase is asked. */
  | { readonly kind: 'pin-gone' }
  | { readonly kind: 'busy'; readonly retryAfterSeconds: number }
  | { readonly kind: 'signed-out' };

/**
 * Opens a locked desk again with the PIN of its session. A try is spent before it is checked, so that many at once are no more than
 * five; one that was right is given back, so wrong ones count over the whole sign-in.
 */
export async function unlockWithPin(ports: Ports, who: SignedIn, cookie: string, typed: string): Promise<UnlockWithPinResult> {
  const spent = mayUnlock(who.staff) ? await ports.staff.spendPinTry(who.sessionId) : null;
  if (spent === null) return { kind: 'pin-gone' };
  const opened = await openedWithPin(ports, spent.pinKey, cookie, pinIn(typed));
  if (opened.kind === 'busy') {
    await ports.staff.returnPinTry(who.sessionId);
    // As for the passphrase: a full queue is empty again within ten seconds.
    return { kind: 'busy', retryAfterSeconds: 10 };
  }
  if (opened.kind === 'wrong') return refuse(ports, who, spent.triesLeft);
  const renewed = await renewSession(ports, who, opened.key, 'pin', { pinKey: spent.pinKey, pinTriesLeft: spent.triesLeft + 1 });
  if (renewed.kind === 'signed-out') return renewed;
  await ports.staff.noteVisit(who.staff.id);
  return { kind: 'unlocked', cookie: renewed.cookie };
}

async function refuse(ports: Ports, { sessionId, staff }: SignedIn, triesLeft: number): Promise<UnlockWithPinResult> {
  const entry = { at: ports.clock.now(), actor: staff.id, site: staff.site, object: null } as const;
  await ports.audit.add({ ...entry, act: 'unlock-failed', result: 'pin' });
  if (triesLeft > 0) return { kind: 'pin-wrong', triesLeft };
  await ports.staff.dropSpentPin(sessionId, { ...entry, act: 'pin', result: 'spent' });
  return { kind: 'pin-gone' };
}
