import type { StaffKey } from '#src/domain/staff.ts';
import type { SessionRow } from '#src/ports/staff.ts';
import type { Ports } from '#src/ports.ts';

/** The ways to unlock that a session has besides the passphrase. */
type SessionKeys = Pick<SessionRow, 'parkedKey' | 'pinKey' | 'pinTriesLeft'>;

/**
 * What a session under a new cookie keeps for unlocking it again: a parked key where its person has a passkey, and the PIN that it had.
 * Both need the cookie, which is the browser's alone, and the server's key, which is not in the database.
 */
export async function keysForNext(
  ports: Ports,
  { staffId, key, cookie }: { staffId: string; key: StaffKey; cookie: string },
  before: Pick<SessionRow, 'pinKey' | 'pinTriesLeft'> | null,
): Promise<SessionKeys> {
  const devices = await ports.passkeys.ofStaff(staffId);
  return { parkedKey: devices.length > 0 ? parked(ports, key, cookie) : null, ...pinForNext(ports, key, cookie, before) };
}

/** The staff key as a locked session keeps it for a passkey. */
export function parked({ vault, signer }: Ports, key: StaffKey, cookie: string): string {
  return signer.encrypt('parked', vault.wrapForSession(key, cookie, 'park'));
}

/** The parked key; null with any other cookie. Whoever calls this has checked an answer of the passkey. */
export function unparked({ vault, signer }: Ports, parkedKey: string, cookie: string): StaffKey | null {
  const wrapped = signer.decrypt('parked', parkedKey);
  return wrapped === null ? null : vault.unwrapFromSession(wrapped, cookie, 'park');
}

/** The staff key as a session keeps it for its PIN. */
export async function wrappedForPin({ vault, signer }: Ports, key: StaffKey, cookie: string, pin: string): Promise<string> {
  return signer.encrypt('pin', await vault.wrapForPin(key, cookie, pin));
}

/** Opens what a session keeps for its PIN. Whoever calls this has spent a try. */
export async function openedWithPin({ vault, signer }: Ports, pinKey: string, cookie: string, pin: string) {
  const wrapped = signer.decrypt('pin', pinKey);
  return wrapped === null ? ({ kind: 'wrong' } as const) : vault.unwrapFromPin(wrapped, cookie, pin);
}

function pinForNext(
  { vault, signer }: Ports,
  key: StaffKey,
  cookie: string,
  before: Pick<SessionRow, 'pinKey' | 'pinTriesLeft'> | null,
): Pick<SessionKeys, 'pinKey' | 'pinTriesLeft'> {
  const wrapped = before?.pinKey && before.pinTriesLeft > 0 ? signer.decrypt('pin', before.pinKey) : null;
  const renewed = wrapped === null ? null : vault.renewPin(wrapped, key, cookie);
  return renewed === null || before === null
    ? { pinKey: null, pinTriesLeft: 0 }
    : { pinKey: signer.encrypt('pin', renewed), pinTriesLeft: before.pinTriesLeft };
}
