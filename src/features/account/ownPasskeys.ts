import { isPasskeyId, type ReadPasskeyName, readPasskeyName } from '#src/domain/passkey.ts';
import type { SignedIn } from '#src/domain/staff.ts';
import type { Passkey } from '#src/ports/staff.ts';
import type { Ports } from '#src/ports.ts';

/** A passkey of whoever asks; null when it is somebody else's, not there or no such thing: these answer alike, and are noted as denied. */
export async function ownPasskey(ports: Ports, who: SignedIn, id: string): Promise<Passkey | null> {
  const passkey = isPasskeyId(id) ? await ports.passkeys.byId(id) : null;
  if (passkey?.staffId === who.staff.id) return passkey;
  await ports.audit.add({ ...entryOf(ports, who), act: 'denied', result: 'passkey' });
  return null;
}

export type RenamePasskeyResult =
  | { readonly kind: 'renamed' }
  | { readonly kind: 'not-there' }
  | Exclude<ReadPasskeyName, { kind: 'name' }>;

/** Calls a passkey of one's own something else. */
export async function renamePasskey(ports: Ports, who: SignedIn, id: string, typed: string): Promise<RenamePasskeyResult> {
  const read = readPasskeyName(typed);
  if (read.kind !== 'name') return read;
  const isRenamed = await ports.passkeys.rename(who.staff.id, id, read.name, { ...entryOf(ports, who), act: 'passkey', result: 'renamed' });
  return { kind: isRenamed ? 'renamed' : 'not-there' };
}

/**
 * Removes a passkey of one's own and tells its owner by letter (security/controls B11). From then on it signs in nowhere, and the last
 * one takes along the keys that sessions kept for it. Whoever calls this has just asked for the passphrase (C8).
 */
export async function removePasskey(ports: Ports, who: SignedIn, id: string): Promise<'removed' | 'not-there'> {
  const { id: staffId } = who.staff;
  const entry = entryOf(ports, who);
  const letter = { id: ports.ids.next(), kind: 'account-changed', staffId, nth: null, dueAt: entry.at, secret: null } as const;
  const isRemoved = await ports.passkeys.remove(staffId, id, letter, { ...entry, act: 'passkey-removed', result: 'ok' });
  return isRemoved ? 'removed' : 'not-there';
}

function entryOf({ clock }: Ports, { staff: { id, site } }: SignedIn) {
  return { at: clock.now(), actor: id, site, object: id } as const;
}
