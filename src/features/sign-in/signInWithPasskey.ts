import type { StaffRecord } from '#src/ports/staff.ts';
import type { Ports } from '#src/ports.ts';
import { checkPasskey } from './checkPasskey.ts';
import { type SigningBrowser, startSession } from './startSession.ts';

export type SignInWithPasskeyResult =
  /** The value of the session's cookie. It is known to the browser alone. */
  { readonly kind: 'signed-in'; readonly cookie: string } | { readonly kind: 'refused' };

/**
 * Signs in by a passkey in place of the letter with its code. The session is locked like any other: a passkey never opens a message by
 * itself (security/threat-model §7). Why one is refused stands in the audit of its owner, and is told to nobody else.
 */
export async function signInWithPasskey(ports: Ports, answer: unknown, browser: SigningBrowser): Promise<SignInWithPasskeyResult> {
  const checked = await checkPasskey(ports, answer, 'sign-in', null);
  const owner = checked.passkey && (await ports.staff.byId(checked.passkey.staffId));
  if (owner === null) return { kind: 'refused' };
  if (checked.kind === 'refused') return refuse(ports, owner, `passkey-${checked.because}`);
  if (owner.status !== 'active') return refuse(ports, owner, 'suspended');
  return { kind: 'signed-in', cookie: await startSession(ports, owner, browser, 'passkey') };
}

async function refuse(ports: Ports, { id, site }: StaffRecord, result: string): Promise<{ kind: 'refused' }> {
  await ports.audit.add({ at: ports.clock.now(), actor: id, site, act: 'sign-in-failed', object: null, result });
  return { kind: 'refused' };
}
