import { mayUnlock, type SignedIn } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';
import { type NotOpened, openWithPassphrase } from './openWithPassphrase.ts';
import { renewSession } from './renewSession.ts';

export type ConfirmPassphraseResult =
  /** The new value of the session's cookie; the old one is dead. */
  { readonly kind: 'confirmed'; readonly cookie: string } | { readonly kind: 'empty' } | NotOpened | { readonly kind: 'signed-out' };

/**
 * Asks whoever is signed in for the passphrase once more, before a rare and far-reaching act (security/controls §1 ⟳, C8). It counts,
 * pauses and renews the session exactly as unlocking does.
 */
export async function confirmPassphrase(ports: Ports, who: SignedIn, passphrase: string): Promise<ConfirmPassphraseResult> {
  if (passphrase.trim() === '') return { kind: 'empty' };
  if (!mayUnlock(who.staff)) return { kind: 'no-key' };
  const opened = await openWithPassphrase(ports, who, passphrase);
  if (opened.kind !== 'opened') return opened;
  const renewed = await renewSession(ports, who, opened.key, 'confirmed');
  return renewed.kind === 'signed-out' ? renewed : { kind: 'confirmed', cookie: renewed.cookie };
}
