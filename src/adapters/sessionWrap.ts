import type { StaffKey } from '#src/domain/staff.ts';
import type { SessionPlace, Vault } from '#src/ports/keys.ts';
import { closeBox, openBox } from './aesBox.ts';
import { derivedKey } from './derivedKey.ts';
import { unwrapUnder, wrapUnder } from './passphraseWrap.ts';
import type { ScryptQueue } from './scryptQueue.ts';

type SessionDeeds = 'wrapForSession' | 'unwrapFromSession' | 'wrapForPin' | 'unwrapFromPin' | 'renewPin';

/** What the boxes were closed beside; the first one is as old as the sessions that stand in the database. */
const CONTEXT: Readonly<Record<SessionPlace, string>> = { unlock: 'session', park: 'parked' };
const PIN = 'pin';
const AGAIN = 'pin-again';

/** Keeps a staff key for the life of a session (security/threat-model §6.2). Without the cookie none of it opens. */
export function sessionWraps(queue: ScryptQueue, scryptLogN: number): Pick<Vault, SessionDeeds> {
  return {
    wrapForSession: (key, cookie, place = 'unlock') => closeBox(derivedKey(cookie, place), CONTEXT[place], key.identity),
    unwrapFromSession: (wrapped, cookie, place = 'unlock') => keyOf(openBox(derivedKey(cookie, place), CONTEXT[place], wrapped)),
    async wrapForPin(key, cookie, pin) {
      return pairOf(await wrapUnder(queue, scryptLogN, key.identity, pin), key, cookie);
    },
    async unwrapFromPin(wrapped, cookie, pin) {
      if (queue.isFull()) return { kind: 'busy' };
      const inner = openBox(derivedKey(cookie, PIN), PIN, halvesOf(wrapped)[0]);
      const key = inner === null ? null : await unwrapUnder(queue, inner, pin);
      return key ? { kind: 'opened', key } : { kind: 'wrong' };
    },
    renewPin(wrapped, key, cookie) {
      const inner = openBox(derivedKey(key.identity, AGAIN), AGAIN, halvesOf(wrapped)[1]);
      return inner === null ? null : pairOf(inner, key, cookie);
    },
  };
}

/**
 * What the PIN opens, twice: under the cookie, and under the staff key itself. A renewed session has another cookie, and whoever renews
 * it has the key at hand and not the PIN. The second half opens for nobody who could not read without it.
 */
function pairOf(inner: string, key: StaffKey, cookie: string): string {
  return `${closeBox(derivedKey(cookie, PIN), PIN, inner)}.${closeBox(derivedKey(key.identity, AGAIN), AGAIN, inner)}`;
}

function halvesOf(wrapped: string): [string, string] {
  const [first = '', second = ''] = wrapped.split('.');
  return [first, second];
}

function keyOf(identity: string | null): StaffKey | null {
  return identity === null ? null : { identity };
}
