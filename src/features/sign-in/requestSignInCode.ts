import { HOUR, type Instant, MINUTE } from '#src/domain/day.ts';
import { readAddress } from '#src/domain/emailAddress.ts';
import { isInvitationOver } from '#src/domain/invitation.ts';
import { CODE_MINUTES } from '#src/domain/staff.ts';
import type { NewDelivery } from '#src/ports/letters.ts';
import type { StaffRecord } from '#src/ports/staff.ts';
import type { Ports } from '#src/ports.ts';
import { takeLetter, takeTry } from './signInAllowance.ts';
import { codeHash } from './signInCode.ts';

export interface AskedForCode {
  readonly email: string;
  /** The cookie of a browser that has asked before. */
  readonly browser: string | undefined;
  readonly clientNetwork: string;
}

export type RequestSignInCodeResult =
  | { readonly kind: 'asked'; readonly browser: string }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'too-many'; readonly retryAfterSeconds: number };

/**
 * Owes a letter with a code to a known and active address, and answers the same for every other (security/controls B5), also for one
 * whose invitation is over: a code is kept in each case, but only a known address has one that anybody learns.
 */
export async function requestSignInCode(ports: Ports, asked: AskedForCode): Promise<RequestSignInCodeResult> {
  const email = readAddress(asked.email);
  if (email === null) return { kind: 'unreadable' };
  if (!takeTry(ports, 'sign-in-client', asked.clientNetwork, ports.settings.limits.signInPerClientPerHour)) {
    return { kind: 'too-many', retryAfterSeconds: HOUR / 1000 };
  }
  const found = await ports.staff.byEmail(email);
  // The cookie stays the same through all tries, so that nothing shows which addresses are known.
  const browser = asked.browser ?? ports.ids.secret();
  const account = found?.status === 'active' && !isInvitationOver(found, ports.clock.now()) ? found : null;
  // A known address over its limit keeps the code that it has: somebody else's asking must not spoil it.
  if (account && !takeLetter(ports, account, asked.clientNetwork)) return { kind: 'asked', browser };
  await keepCode(ports, browser, account);
  return { kind: 'asked', browser };
}

async function keepCode(ports: Ports, browser: string, account: StaffRecord | null): Promise<void> {
  const now = ports.clock.now();
  const code = ports.ids.code();
  const browserHash = ports.signer.hash('login-browser', browser);
  const letter = letterWith(ports, code, account?.id ?? '', now);
  await ports.staff.addSignInCode(
    {
      browserHash,
      staffId: account?.id ?? null,
      codeHash: codeHash(ports.signer, browserHash, code),
      expiresAt: now + CODE_MINUTES * MINUTE,
    },
    account ? letter : null,
  );
}

function letterWith(ports: Ports, code: string, staffId: string, now: Instant): NewDelivery {
  return { id: ports.ids.next(), kind: 'sign-in-code', staffId, nth: null, dueAt: now, secret: ports.signer.encrypt('letter', code) };
}
