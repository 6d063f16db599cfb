import { HOUR } from '#src/domain/day.ts';
import { CODE_TRIES } from '#src/domain/staff.ts';
import type { StaffRecord } from '#src/ports/staff.ts';
import type { Ports } from '#src/ports.ts';
import { takeTry } from './signInAllowance.ts';
import { codeHash, readCode } from './signInCode.ts';
import { type SigningBrowser, startSession } from './startSession.ts';

export interface TypedCode extends SigningBrowser {
  readonly code: string;
  /** The cookie of the browser that asked; another browser has none, or another one. */
  readonly browser: string | undefined;
}

export type RedeemSignInCodeResult =
  /** The value of the session's cookie. It is known to the browser alone. */
  | { readonly kind: 'signed-in'; readonly cookie: string }
  | { readonly kind: 'not-eight-digits' }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'too-many'; readonly retryAfterSeconds: number };

/**
 * Signs in the browser that asked, once, within ten minutes and five tries (security/controls B3). The session is new
 * and locked: it sees two numbers until the passphrase is typed. The one that this browser had is over (C3).
 */
export async function redeemSignInCode(ports: Ports, typed: TypedCode): Promise<RedeemSignInCodeResult> {
  const code = readCode(typed.code);
  if (code === null) return { kind: 'not-eight-digits' };
  // Five tries for each letter that one network may ask for; a browser that never asked has none to spend.
  const most = ports.settings.limits.signInPerClientPerHour * CODE_TRIES;
  if (!takeTry(ports, 'sign-in-code', typed.clientNetwork, most)) return { kind: 'too-many', retryAfterSeconds: HOUR / 1000 };
  const account = typed.browser === undefined ? null : await redeem(ports, typed.browser, code);
  if (account === null) return { kind: 'wrong' };
  if (account.mailTrouble !== null) await noteMailArrives(ports, account);
  return { kind: 'signed-in', cookie: await startSession(ports, account, typed, 'ok') };
}

async function redeem(ports: Ports, browser: string, code: string): Promise<StaffRecord | null> {
  const browserHash = ports.signer.hash('login-browser', browser);
  const found = await ports.staff.redeemSignInCode(browserHash, codeHash(ports.signer, browserHash, code), ports.clock.now());
  const account = found && (await ports.staff.byId(found.staffId));
  if (!account) return null;
  const because = account.status === 'active' ? await invitationTrouble(ports, account) : 'suspended';
  if (because === null) return account;
  await noteFailed(ports, account, because);
  return null;
}

/** The first sign-in takes the invitation up; the store decides, as it may run out while the code is typed. */
async function invitationTrouble(ports: Ports, { id, invitedUntil }: StaffRecord): Promise<'invitation-over' | null> {
  const isIn = invitedUntil === null || (await ports.staff.takeUpInvitation(id, ports.clock.now()));
  return isIn ? null : 'invitation-over';
}

// The code came by letter, so letters arrive; a bounce before it is over.
async function noteMailArrives(ports: Ports, { id, site }: StaffRecord): Promise<void> {
  await ports.staff.noteMailTrouble(id, null);
  await ports.audit.add({ at: ports.clock.now(), actor: id, site, act: 'mail-trouble', object: id, result: 'cleared' });
}

// A wrong code is noted by the store, on the account that it was tried on.
async function noteFailed(ports: Ports, { id, site }: StaffRecord, result: 'suspended' | 'invitation-over'): Promise<void> {
  await ports.audit.add({ at: ports.clock.now(), actor: id, site, act: 'sign-in-failed', object: null, result });
}
