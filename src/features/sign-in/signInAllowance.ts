import { HOUR, MINUTE } from '#src/domain/day.ts';
import type { StaffRecord } from '#src/ports/staff.ts';
import type { Ports } from '#src/ports.ts';

const ACCOUNT_WINDOW = 15 * MINUTE;
// In memory only, and no longer than the network's own name there lasts.
const KNOWN_FOR = 30 * 24 * HOUR;

/** Remembers that this person signed in from this network, and so has letters of their own to ask for there. */
export function rememberNetwork({ limits }: Ports, account: StaffRecord, clientNetwork: string): void {
  limits.hit('sign-in-known', pairOf(account, clientNetwork), KNOWN_FOR);
}

/**
 * Takes one letter out of what may be owed to an account, or tells that none is left (security/controls §0). A network that
 * the person signed in from has an allowance of its own, so that a stranger's asking never uses up the worker's (B10). Only
 * letters that leave are counted: asking in vain prolongs no wait.
 */
export function takeLetter({ limits, settings }: Ports, account: StaffRecord, clientNetwork: string): boolean {
  const pair = pairOf(account, clientNetwork);
  const isKnown = limits.peek('sign-in-known', pair, KNOWN_FOR) > 0;
  const [asker, askers] = isKnown ? [pair, 'known'] : [account.id, 'strangers'];
  if (limits.peek('sign-in-account', asker, ACCOUNT_WINDOW) >= settings.limits.signInPerAccount) return false;
  if (limits.peek('sign-in-all', askers, HOUR) >= settings.limits.signInInAllPerHour) return false;
  limits.hit('sign-in-account', asker, ACCOUNT_WINDOW);
  limits.hit('sign-in-all', askers, HOUR);
  return true;
}

/** Takes one try of a network, or of a person, out of its hour, or tells that none is left; a refused one costs nothing more. */
export function takeTry({ limits }: Ports, bucket: 'sign-in-client' | 'sign-in-code' | 'passkey', whose: string, most: number): boolean {
  if (limits.peek(bucket, whose, HOUR) >= most) return false;
  limits.hit(bucket, whose, HOUR);
  return true;
}

function pairOf(account: StaffRecord, clientNetwork: string): string {
  return `${account.id}.${clientNetwork}`;
}
