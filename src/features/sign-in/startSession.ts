import { MOST_SESSIONS } from '#src/domain/staff.ts';
import type { StaffRecord } from '#src/ports/staff.ts';
import type { Ports } from '#src/ports.ts';
import { rememberNetwork } from './signInAllowance.ts';

/** The browser in which somebody signs in. */
export interface SigningBrowser {
  /** The cookie of the session that this browser had until now. */
  readonly session: string | undefined;
  readonly clientNetwork: string;
}

/**
 * Starts a new session, locked, and ends the one that this browser had (security/controls C3). Answers the value of its cookie, which
 * is known to the browser alone. `by` is what the audit says of how: the code of a letter, or a passkey.
 */
export async function startSession(ports: Ports, account: StaffRecord, browser: SigningBrowser, by: 'ok' | 'passkey'): Promise<string> {
  rememberNetwork(ports, account, browser.clientNetwork);
  if (browser.session !== undefined) await ports.staff.endSession(ports.signer.hash('session', browser.session));
  const now = ports.clock.now();
  const cookie = ports.ids.secret();
  const id = ports.signer.hash('session', cookie);
  await ports.staff.addSession({ id, staffId: account.id, startedAt: now, seenAt: now, unlockedKey: null }, MOST_SESSIONS);
  await ports.audit.add({ at: now, actor: account.id, site: account.site, act: 'sign-in', object: null, result: by });
  return cookie;
}
