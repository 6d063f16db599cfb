import type { SignedIn } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';

/** What opens a locked session besides the passphrase, which always does. */
export interface WaysToUnlock {
  readonly passkey: boolean;
  readonly pin: boolean;
}

/** Tells what this session has. */
export async function waysToUnlock({ staff }: Ports, { sessionId }: SignedIn): Promise<WaysToUnlock> {
  const session = await staff.session(sessionId);
  return { passkey: session?.parkedKey != null, pin: session?.pinKey != null && session.pinTriesLeft > 0 };
}
