import type { AstroGlobal } from 'astro';
import type { SignedIn, Unlocked } from '#src/domain/staff.ts';
import { confirmPassphrase } from '#src/features/sign-in/confirmPassphrase.ts';
import { currentStaff, isUnlocked } from '#src/features/sign-in/currentStaff.ts';
import { SESSION_COOKIE, setCookie } from '../desk/deskRequest.ts';
import { retryAfter, type UnlockProblem, unlockTrouble } from '../desk/unlockTrouble.ts';

export type Confirmed =
  /** With the renewed session, unlocked. */
  { readonly kind: 'confirmed'; readonly who: Unlocked } | { readonly kind: 'not-confirmed'; readonly problem: UnlockProblem };

/**
 * Asks somebody of a site for the six words once more before a far-reaching act (security/controls C8), whether their desk is locked or not;
 * sets the renewed cookie, or status and Retry-After.
 */
export async function confirmWorker(astro: AstroGlobal, who: SignedIn, passphrase: string | undefined): Promise<Confirmed | Response> {
  const { ports } = astro.locals;
  const answer = await confirmPassphrase(ports, who, passphrase ?? '');
  if (answer.kind === 'signed-out') return astro.redirect('/staff/sign-in/', 303);
  if (answer.kind !== 'confirmed') return { kind: 'not-confirmed', problem: withStatus(astro, answer) };
  setCookie(astro, SESSION_COOKIE, answer.cookie);
  const now = await currentStaff(ports, answer.cookie);
  return now !== null && isUnlocked(now) ? { kind: 'confirmed', who: now } : astro.redirect('/staff/sign-in/', 303);
}

function withStatus(astro: AstroGlobal, problem: UnlockProblem): UnlockProblem {
  astro.response.status = unlockTrouble(problem).status;
  const wait = retryAfter(problem);
  if (wait !== null) astro.response.headers.set('Retry-After', wait);
  return problem;
}
