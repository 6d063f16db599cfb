import { dayOf } from '#src/domain/day.ts';
import { MOST_PASSKEYS } from '#src/domain/passkey.ts';
import type { BureauUnlocked, Unlocked } from '#src/domain/staff.ts';
import type { PasskeyOptions } from '#src/ports/staff.ts';
import type { Ports } from '#src/ports.ts';
import { newChallenge, takeChallenge } from './askPasskey.ts';
import { parked } from './sessionKeys.ts';

/** What the browser hands to its device for a new passkey. Whoever calls this has just asked for the passphrase (security/controls C8). */
export async function askNewPasskey(ports: Ports, who: Unlocked | BureauUnlocked): Promise<PasskeyOptions | 'full'> {
  const { id, name } = who.staff;
  const known = await ports.passkeys.ofStaff(id);
  if (known.length >= MOST_PASSKEYS) return 'full';
  const challenge = await newChallenge(ports, 'add', id);
  const record = await ports.staff.byId(id);
  return ports.webauthn.creationOptions({ challenge, user: { id, name: record?.email ?? name, displayName: name }, known });
}

export type AddPasskeyResult =
  | { readonly kind: 'added' }
  /** `taken`: this device is known already, to whomever. */
  | { readonly kind: 'refused'; readonly because: 'not-genuine' | 'taken' | 'full' };

/**
 * Keeps a new passkey that answered the challenge of its own person, tells them by letter (security/controls B11), and parks the key of
 * the session in which it was made, so that the new passkey opens this desk from now on.
 */
export async function addPasskey(
  ports: Ports,
  who: Unlocked | BureauUnlocked,
  { cookie, name, answer }: { readonly cookie: string; readonly name: string; readonly answer: unknown },
): Promise<AddPasskeyResult> {
  const { id: staffId, site } = who.staff;
  const claimed = await takeChallenge(ports, answer, 'add', staffId);
  const made = claimed && (await ports.webauthn.verifyNew(answer, claimed.challenge));
  if (made === null) return { kind: 'refused', because: 'not-genuine' };
  const now = ports.clock.now();
  const letter = { id: ports.ids.next(), kind: 'account-changed', staffId, nth: null, dueAt: now, secret: null } as const;
  const passkey = { ...made, staffId, name, addedOn: dayOf(now, 'UTC'), usedOn: null };
  const audit = { at: now, actor: staffId, site, act: 'passkey-added', object: staffId, result: 'ok' } as const;
  const added = await ports.passkeys.add(passkey, MOST_PASSKEYS, letter, audit);
  if (added !== 'added') return { kind: 'refused', because: added };
  await ports.staff.parkKey(who.sessionId, parked(ports, who.key, cookie));
  return { kind: 'added' };
}
