import { mayUnlock, type SignedIn } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';
import { checkPasskey } from './checkPasskey.ts';
import { renewSession } from './renewSession.ts';
import { unparked } from './sessionKeys.ts';

export type UnlockWithPasskeyResult =
  /** The new value of the session's cookie; the old one is dead. */
  { readonly kind: 'unlocked'; readonly cookie: string } | { readonly kind: 'refused' } | { readonly kind: 'signed-out' };

/**
 * Opens a locked desk again with a passkey of its own person, if the passphrase has opened it before in this session: then the staff key
 * is parked in the session's row, and given out for a checked answer and this browser's cookie together.
 */
export async function unlockWithPasskey(ports: Ports, who: SignedIn, cookie: string, answer: unknown): Promise<UnlockWithPasskeyResult> {
  if (!mayUnlock(who.staff)) return { kind: 'refused' };
  const checked = await checkPasskey(ports, answer, 'unlock', who.staff.id);
  if (checked.kind === 'refused') return refuse(ports, who, checked.because);
  const session = await ports.staff.session(who.sessionId);
  const key = session?.parkedKey ? unparked(ports, session.parkedKey, cookie) : null;
  if (key === null) return refuse(ports, who, 'not-parked');
  const renewed = await renewSession(ports, who, key, 'passkey');
  if (renewed.kind === 'signed-out') return renewed;
  await ports.staff.noteVisit(who.staff.id);
  return { kind: 'unlocked', cookie: renewed.cookie };
}

async function refuse(ports: Ports, { staff: { id, site } }: SignedIn, because: string): Promise<{ kind: 'refused' }> {
  await ports.audit.add({ at: ports.clock.now(), actor: id, site, act: 'unlock-failed', object: null, result: `passkey-${because}` });
  return { kind: 'refused' };
}
