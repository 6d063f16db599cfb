import { mayUnlock, type SignedIn } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';
import { type NotOpened, openWithPassphrase } from './openWithPassphrase.ts';
import { renewSession } from './renewSession.ts';

export type UnlockResult =
  /** The new value of the session's cookie; the old one is dead. */
  | { readonly kind: 'unlocked'; readonly cookie: string }
  | NotOpened
  /** The person signed out, or was suspended or removed, while the passphrase was being checked. */
  | { readonly kind: 'signed-out' };

/** Opens the worker's key with the passphrase and keeps it under a new cookie (security/controls C3). */
export async function unlock(ports: Ports, who: SignedIn, passphrase: string): Promise<UnlockResult> {
  if (!mayUnlock(who.staff)) return { kind: 'no-key' };
  const opened = await openWithPassphrase(ports, who, passphrase);
  if (opened.kind !== 'opened') return opened;
  const renewed = await renewSession(ports, who, opened.key, 'ok');
  if (renewed.kind === 'signed-out') return renewed;
  await ports.staff.noteVisit(who.staff.id);
  return { kind: 'unlocked', cookie: renewed.cookie };
}
