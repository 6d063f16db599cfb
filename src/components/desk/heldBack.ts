import type { AstroGlobal } from 'astro';
import type { SignedIn } from '#src/domain/staff.ts';
import { holdsCsrf } from '#src/features/sign-in/csrf.ts';
import { type Asking, currentStaff } from '#src/features/sign-in/currentStaff.ts';
import { waysToUnlock } from '#src/features/sign-in/waysToUnlock.ts';
import { openDesk, type TypedToUnlock } from './openDesk.ts';
import { retryAfter, type UnlockProblem, unlockTrouble } from './unlockTrouble.ts';

/** The desk locked itself while somebody was writing: what was typed waits behind the passphrase or the PIN. */
export interface LockedPage {
  readonly kind: 'locked';
  readonly who: SignedIn;
  /** Where the words go on to once the desk is open. */
  readonly action: string;
  readonly kept: Readonly<Record<string, string>>;
  readonly problem: UnlockProblem | null;
  /** This session has a PIN. */
  readonly pin: boolean;
}

/** The session ended while somebody was writing: the words are given back. */
export interface EndedPage {
  readonly kind: 'ended';
  readonly words: string;
}

/** What a post that could not be done shows (HeldBack.astro): nothing of it was done, and nothing that was typed is lost. */
export type HeldBackPage = LockedPage | EndedPage;

/** A post as far as it is about unlocking. */
export type UnlockPost = TypedToUnlock & { readonly act?: string | undefined; readonly csrf?: string | undefined };

/**
 * Opens a desk that locked itself, where this very post asks for it with the proof of its session. Answers whoever sits at it then, as
 * far as `isOpen` knows them, or the page that asks once more and keeps the words. Sets cookie, status and Retry-After.
 */
export async function unlockInPlace<Who extends Asking>(
  astro: AstroGlobal,
  who: SignedIn,
  fields: UnlockPost,
  { isOpen, kept, action }: { isOpen: (now: Asking) => now is Who; kept: Readonly<Record<string, string>>; action: string },
): Promise<{ readonly kind: 'open'; readonly who: Who } | LockedPage> {
  const isAsked = fields.act === 'unlock' && (await holdsCsrf(astro.locals.ports, who, fields.csrf));
  const answer = isAsked ? await tryUnlock(astro, who, fields, isOpen) : null;
  if (answer !== null && 'staff' in answer) return { kind: 'open', who: answer };
  if (answer === null) astro.response.status = 403;
  else withStatus(astro, answer);
  const { pin } = await waysToUnlock(astro.locals.ports, who);
  return { kind: 'locked', who, action, kept: { ...kept, act: 'unlock' }, problem: answer, pin };
}

/** The words of a post whose session is over, or the way to sign in where there are none. Sets the status. */
export function endedWith(astro: AstroGlobal, written: readonly (string | undefined)[]): EndedPage | Response {
  const words = written.filter(Boolean).join('\n\n');
  if (words === '') return astro.redirect('/staff/sign-in/', 303);
  astro.response.status = 403;
  return { kind: 'ended', words };
}

/** What somebody typed, without the fields that nobody wrote. */
export function wordsOf(fields: Readonly<Record<string, string | undefined>>, notWords: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).filter((field): field is [string, string] => Boolean(field[1]) && !notWords.includes(field[0])),
  );
}

/** Sets the status that a problem with a passphrase or PIN answers with, and Retry-After where there is a wait. */
export function withStatus(astro: AstroGlobal, problem: UnlockProblem): UnlockProblem {
  astro.response.status = unlockTrouble(problem).status;
  const wait = retryAfter(problem);
  if (wait !== null) astro.response.headers.set('Retry-After', wait);
  return problem;
}

async function tryUnlock<Who extends Asking>(
  astro: AstroGlobal,
  who: SignedIn,
  typed: TypedToUnlock,
  isOpen: (now: Asking) => now is Who,
): Promise<Who | UnlockProblem> {
  const answer = await openDesk(astro, who, typed);
  if (answer.kind !== 'unlocked') return answer;
  const now = await currentStaff(astro.locals.ports, answer.cookie);
  return now !== null && isOpen(now) ? now : { kind: 'no-key' };
}
