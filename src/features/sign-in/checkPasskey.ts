import { dayOf } from '#src/domain/day.ts';
import { isCounterGrown } from '#src/domain/passkey.ts';
import type { Passkey } from '#src/ports/staff.ts';
import type { Ports } from '#src/ports.ts';
import { takeChallenge } from './askPasskey.ts';

export type CheckPasskeyResult =
  | { readonly kind: 'genuine'; readonly passkey: Passkey }
  /** `passkey` is whose it claims to be; null: none that we know, or no challenge of ours. */
  | { readonly kind: 'refused'; readonly because: PasskeyFault; readonly passkey: Passkey | null };

/** `counter`: the device did not count on, so there may be a copy of it. */
export type PasskeyFault = 'challenge' | 'unknown' | 'foreign' | 'not-genuine' | 'counter';

/**
 * Checks what a passkey signed: a living challenge of ours for this purpose, a passkey that we know (of this person, where one is
 * asked), our address, its owner verified by the device, and a counter that went on. Of two equal answers one counts.
 */
export async function checkPasskey(
  ports: Ports,
  answer: unknown,
  purpose: 'sign-in' | 'unlock',
  staffId: string | null,
): Promise<CheckPasskeyResult> {
  const claimed = await takeChallenge(ports, answer, purpose, staffId);
  if (claimed === null) return { kind: 'refused', because: 'challenge', passkey: null };
  const passkey = await ports.passkeys.byId(claimed.id);
  if (passkey === null) return { kind: 'refused', because: 'unknown', passkey };
  if (staffId !== null && passkey.staffId !== staffId) return { kind: 'refused', because: 'foreign', passkey };
  const signed = await ports.webauthn.verify(answer, claimed.challenge, passkey);
  if (signed === null) return { kind: 'refused', because: 'not-genuine', passkey };
  if (!isCounterGrown(passkey.counter, signed.counter)) return { kind: 'refused', because: 'counter', passkey };
  // The write asks the counter once more: whoever comes second finds it grown, or the passkey removed.
  const isUsed = await ports.passkeys.use(passkey.id, signed.counter, dayOf(ports.clock.now(), 'UTC'));
  return isUsed ? { kind: 'genuine', passkey } : { kind: 'refused', because: 'counter', passkey };
}
