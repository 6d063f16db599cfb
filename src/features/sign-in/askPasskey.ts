import { HOUR, MINUTE } from '#src/domain/day.ts';
import { PASSKEY_MINUTES } from '#src/domain/passkey.ts';
import { CODE_TRIES } from '#src/domain/staff.ts';
import type { PasskeyOptions, PasskeyPurpose } from '#src/ports/staff.ts';
import type { Ports } from '#src/ports.ts';
import { takeTry } from './signInAllowance.ts';

export type AskPasskeyResult =
  /** What the browser hands to its device. */
  { readonly kind: 'asked'; readonly options: PasskeyOptions } | { readonly kind: 'too-many'; readonly retryAfterSeconds: number };

/**
 * Makes a fresh challenge for whatever passkey a device has for us (`staffId` null: nobody is known yet), or for those of one person.
 * An unknown network has as many an hour as it has tries at codes, and so has a person who is signed in.
 */
export async function askPasskey(
  ports: Ports,
  asked: { readonly purpose: 'sign-in' | 'unlock'; readonly staffId: string | null; readonly clientNetwork: string },
): Promise<AskPasskeyResult> {
  const most = ports.settings.limits.signInPerClientPerHour * CODE_TRIES;
  if (!takeTry(ports, 'passkey', asked.staffId ?? asked.clientNetwork, most)) return { kind: 'too-many', retryAfterSeconds: HOUR / 1000 };
  const challenge = await newChallenge(ports, asked.purpose, asked.staffId);
  const known = asked.staffId === null ? [] : await ports.passkeys.ofStaff(asked.staffId);
  return { kind: 'asked', options: await ports.webauthn.requestOptions({ challenge, known }) };
}

/** 32 random bytes to be signed once, within five minutes, for one purpose (security/controls B7). Only a hash is kept. */
export async function newChallenge(ports: Ports, purpose: PasskeyPurpose, staffId: string | null): Promise<string> {
  const challenge = ports.ids.secret();
  const now = ports.clock.now();
  const hash = ports.signer.hash('passkey-challenge', challenge);
  await ports.passkeys.addChallenge({ hash, purpose, staffId, expiresAt: now + PASSKEY_MINUTES * MINUTE }, now);
  return challenge;
}

/** The challenge that an answer names and the passkey that it claims to be, when the challenge was ours, for this, and unspent. Nothing is proven yet. */
export async function takeChallenge(
  ports: Ports,
  answer: unknown,
  purpose: PasskeyPurpose,
  staffId: string | null,
): Promise<{ challenge: string; id: string } | null> {
  const claimed = ports.webauthn.claims(answer);
  if (claimed === null) return null;
  const hash = ports.signer.hash('passkey-challenge', claimed.challenge);
  return (await ports.passkeys.spendChallenge({ hash, purpose, staffId }, ports.clock.now())) ? claimed : null;
}
