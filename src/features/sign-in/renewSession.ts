import type { SignedIn, StaffKey } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';

export type RenewSessionResult =
  /** The new value of the session's cookie; the old one is dead. */
  | { readonly kind: 'renewed'; readonly cookie: string }
  /** The person signed out, or was suspended or removed, while the passphrase was being checked. */
  | { readonly kind: 'signed-out' };

/** Keeps an opened key under a new cookie (security/controls C3); the audit says that the passphrase was typed, and what for. */
export async function renewSession(ports: Ports, who: SignedIn, key: StaffKey, result: 'ok' | 'confirmed'): Promise<RenewSessionResult> {
  const now = ports.clock.now();
  const cookie = ports.ids.secret();
  const isRenewed = await ports.staff.replaceSession(who.sessionId, {
    id: ports.signer.hash('session', cookie),
    staffId: who.staff.id,
    // The twelve hours run from the sign-in, however often it is unlocked.
    startedAt: who.since,
    seenAt: now,
    unlockedKey: ports.vault.wrapForSession(key, cookie),
  });
  const { id, site } = who.staff;
  const entry = { at: now, actor: id, site, object: null } as const;
  if (!isRenewed) {
    await ports.audit.add({ ...entry, act: 'unlock-failed', result: 'signed-out' });
    return { kind: 'signed-out' };
  }
  await ports.audit.add({ ...entry, act: 'unlock', result });
  return { kind: 'renewed', cookie };
}
