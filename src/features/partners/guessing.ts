import { MINUTE } from '#src/domain/day.ts';
import type { Ports } from '#src/ports.ts';

// Ten minutes for one network, one minute for all together, as with receipts (security/controls §0).
const CLIENT_WINDOW = 10 * MINUTE;

type GuessPorts = Pick<Ports, 'limits' | 'settings'>;
/** Which codes are tried: the short addresses, which stand in windows, or the second codes, which do not. */
export type Guessed = 'partner-link' | 'partner-second';

/**
 * Counts a look-up as a miss before it is known to be one, so that many at once cannot slip through; `wasNoGuess` takes it
 * back. False above the limit. A short address has no ceiling over all: a flood of wrong ones must not close the right ones.
 */
export function mayLookUp({ limits, settings }: GuessPorts, what: Guessed, clientNetwork: string): boolean {
  if (limits.peek(what, clientNetwork, CLIENT_WINDOW) >= settings.limits.receiptLooksPerClient) return false;
  if (what === 'partner-second' && limits.peek(what, 'everybody', MINUTE) >= settings.limits.receiptLooksInAll) return false;
  limits.hit(what, clientNetwork, CLIENT_WINDOW);
  if (what === 'partner-second') limits.hit(what, 'everybody', MINUTE);
  return true;
}

/** The code was found: a library or a clinic may look as often as it likes. */
export function wasNoGuess({ limits }: GuessPorts, what: Guessed, clientNetwork: string): void {
  limits.takeBack(what, clientNetwork);
}
