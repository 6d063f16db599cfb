import type { SignedIn, StaffKey } from '#src/domain/staff.ts';
import type { SessionRow } from '#src/ports/staff.ts';
import type { Ports } from '#src/ports.ts';
import { keysForNext } from './sessionKeys.ts';

export type RenewSessionResult =
  /** The new value of the session's cookie; the old one is dead. */
  | { readonly kind: 'renewed'; readonly cookie: string }
  /** The person signed out, or was suspended or removed, while the passphrase was being checked. */
  | { readonly kind: 'signed-out' };

/** What opened the key: the passphrase at the start of the work or before a rare act, a passkey, or the session's PIN. */
type OpenedBy = 'ok' | 'confirmed' | 'passkey' | 'pin';

/**
 * Keeps an opened key under a new cookie (security/controls C3); the audit says what opened it. A PIN goes along with the tries that
 * it has left; whoever has just checked it says so (`pin`).
 */
export async function renewSession(
  ports: Ports,
  who: SignedIn,
  key: StaffKey,
  openedBy: OpenedBy,
  pin?: Pick<SessionRow, 'pinKey' | 'pinTriesLeft'>,
): Promise<RenewSessionResult> {
  const now = ports.clock.now();
  const cookie = ports.ids.secret();
  const before = pin ?? (await ports.staff.session(who.sessionId));
  const isRenewed = await ports.staff.replaceSession(who.sessionId, {
    id: ports.signer.hash('session', cookie),
    staffId: who.staff.id,
    // The twelve hours run from the sign-in, however often it is unlocked.
    startedAt: who.since,
    seenAt: now,
    unlockedKey: ports.vault.wrapForSession(key, cookie),
    ...(await keysForNext(ports, { staffId: who.staff.id, key, cookie }, before)),
  });
  const { id, site } = who.staff;
  const entry = { at: now, actor: id, site, object: null } as const;
  if (!isRenewed) {
    await ports.audit.add({ ...entry, act: 'unlock-failed', result: 'signed-out' });
    return { kind: 'signed-out' };
  }
  await ports.audit.add({ ...entry, act: 'unlock', result: openedBy });
  return { kind: 'renewed', cookie };
}
