import { deliveries } from '#db/schema.ts';
import type { SignedIn, Unlocked } from '#src/domain/staff.ts';
import { currentStaff } from '#src/features/sign-in/currentStaff.ts';
import { type RedeemSignInCodeResult, redeemSignInCode, type TypedCode } from '#src/features/sign-in/redeemSignInCode.ts';
import { requestSignInCode } from '#src/features/sign-in/requestSignInCode.ts';
import { unlock } from '#src/features/sign-in/unlock.ts';
import type { Ports } from '#src/ports.ts';
import type { Worker } from '#tests/support/aDesk.ts';
import type { TestPorts } from '#tests/support/testPorts.ts';

export const NETWORK = 'a-network';

/** Asks for a code as a browser does; answers the browser's cookie. */
export async function askForCode(ports: TestPorts, email: string, browser?: string, clientNetwork = NETWORK): Promise<string> {
  const answer = await requestSignInCode(ports, { email, browser, clientNetwork });
  if (answer.kind !== 'asked') throw new Error(`asking answered ${answer.kind}`);
  return answer.browser;
}

/** The code of the newest letter owed, as the letter will say it; null when no letter is owed. */
export async function newestCode(ports: TestPorts): Promise<string | null> {
  const owed = await ports.db.select().from(deliveries);
  const secret = owed.findLast(({ kind }) => kind === 'sign-in-code')?.secret;
  return secret ? ports.signer.decrypt('letter', secret) : null;
}

/** Types a code, in a browser that had no session unless one is given. */
export function typeCode(ports: Ports, typed: Omit<TypedCode, 'session'> & { session?: string }): Promise<RedeemSignInCodeResult> {
  return redeemSignInCode(ports, { session: undefined, ...typed });
}

/** Signs a worker in, the long way; answers the session's cookie. */
export async function signIn(ports: TestPorts, worker: Worker, clientNetwork = NETWORK): Promise<string> {
  const browser = await askForCode(ports, worker.record.email, undefined, clientNetwork);
  const code = (await newestCode(ports)) ?? '';
  const answer = await typeCode(ports, { code, browser, clientNetwork });
  if (answer.kind !== 'signed-in') throw new Error(`signing in answered ${answer.kind}`);
  return answer.cookie;
}

/** Whoever a cookie stands for; throws when it stands for nobody. */
export async function whoIs(ports: TestPorts, cookie: string): Promise<SignedIn | Unlocked> {
  const who = await currentStaff(ports, cookie);
  if (who === null) throw new Error('the cookie stands for nobody');
  return who;
}

/** Unlocks; answers the new cookie. */
export async function unlockWith(ports: TestPorts, cookie: string, passphrase: string): Promise<string> {
  const answer = await unlock(ports, await whoIs(ports, cookie), passphrase);
  if (answer.kind !== 'unlocked') throw new Error(`unlocking answered ${answer.kind}`);
  return answer.cookie;
}
