import { MINUTE } from '#src/domain/day.ts';
import { PIN_TRIES, type ReadPin, readPin } from '#src/domain/pin.ts';
import type { BureauUnlocked, SignedIn, Unlocked } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';
import { wrappedForPin } from './sessionKeys.ts';

export type ChoosePinResult =
  | { readonly kind: 'chosen' }
  | { readonly kind: 'signed-out' }
  /** The desk was opened too long ago: somebody else may sit at it now. */
  | { readonly kind: 'too-late' }
  | { readonly kind: 'busy'; readonly retryAfterSeconds: number }
  | Exclude<ReadPin, { kind: 'pin' }>;

// Each PIN is stretched like a passphrase, and everybody's unlocking waits in the same line: nobody chooses more at once.
const MOST_CHOSEN = 3;
const CHOSEN_WITHIN = MINUTE / 2;
/** A new way in is given to whoever has just proved who they are (security/controls C8). */
const AFTER_UNLOCKING = 5 * MINUTE;

/** Gives this session a PIN that opens its desk again after it locked; the session's own cookie takes part. A new one takes the old one's place. */
export async function choosePin(ports: Ports, who: Unlocked | BureauUnlocked, cookie: string, typed: string): Promise<ChoosePinResult> {
  const read = readPin(typed);
  if (read.kind !== 'pin') return read;
  if (!(await hasJustUnlocked(ports, who))) return { kind: 'too-late' };
  const chosen = ports.limits.hit('pin-chosen', who.staff.id, CHOSEN_WITHIN);
  if (chosen >= MOST_CHOSEN) return { kind: 'busy', retryAfterSeconds: CHOSEN_WITHIN / 1000 };
  const key = await wrappedForPin(ports, who.key, cookie, read.pin);
  const isSet = await ports.staff.setPin(who.sessionId, { key, tries: PIN_TRIES }, audit(ports, who, 'set'));
  return { kind: isSet ? 'chosen' : 'signed-out' };
}

async function hasJustUnlocked({ audit: book, clock }: Ports, { staff }: SignedIn): Promise<boolean> {
  return (await book.ofActor(staff.id, ['unlock'], clock.now() - AFTER_UNLOCKING, 1)).length > 0;
}

/** Takes the PIN of this session away. */
export async function dropPin(ports: Ports, who: SignedIn): Promise<void> {
  await ports.staff.setPin(who.sessionId, null, audit(ports, who, 'removed'));
}

function audit(ports: Ports, { staff: { id, site } }: SignedIn, result: 'set' | 'removed') {
  return { at: ports.clock.now(), actor: id, site, act: 'pin', object: null, result } as const;
}
