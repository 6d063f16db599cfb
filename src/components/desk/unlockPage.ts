import type { AstroGlobal } from 'astro';
import { mayUnlock, type SignedIn } from '#src/domain/staff.ts';
import { type DeskNumbers, deskNumbers } from '#src/features/queue/deskNumbers.ts';
import { deskSite } from '#src/features/queue/deskSite.ts';
import { holdsCsrf } from '#src/features/sign-in/csrf.ts';
import { unlock } from '#src/features/sign-in/unlock.ts';
import { homeOf, nextPath, readPost, SESSION_COOKIE, setCookie, unlockPath, whoAsks } from './deskRequest.ts';
import { retryAfter, type UnlockProblem, unlockTrouble } from './unlockTrouble.ts';

/** What the unlock page shows: two numbers, and nothing of any item (product §4). */
export interface UnlockPage {
  readonly who: SignedIn;
  readonly siteName: string | undefined;
  /** False: this account belongs to no desk. */
  readonly mayUnlock: boolean;
  /** False: a new account, which makes its key on a page of its own. */
  readonly hasKey: boolean;
  /** Null: no site, no numbers. The Bureau learns of its messages by letter. */
  readonly numbers: DeskNumbers | null;
  readonly action: string;
  readonly problem: UnlockProblem | null;
}

/** Reads one request of the unlock page; success leads on to where the worker was going. */
export async function unlockPage(astro: AstroGlobal): Promise<UnlockPage | Response> {
  const who = await whoAsks(astro);
  if (who === null) return astro.redirect('/staff/sign-in/', 303);
  const next = who.staff.site === null ? homeOf(who.staff) : nextPath(astro.url.searchParams.get('next'));
  if ('key' in who) return astro.redirect(next, 303);
  const problem = astro.request.method === 'POST' ? await typedPassphrase(astro, who, next) : null;
  if (problem instanceof Response) return problem;
  astro.response.status = unlockTrouble(problem).status;
  const wait = retryAfter(problem);
  if (wait !== null) astro.response.headers.set('Retry-After', wait);
  const { ports } = astro.locals;
  const record = await ports.staff.byId(who.staff.id);
  const siteName = who.staff.site === null ? undefined : (await deskSite(ports, who.staff.site)).name;
  return {
    who,
    siteName,
    mayUnlock: mayUnlock(who.staff),
    hasKey: record?.wrappedKey != null,
    numbers: await deskNumbers(ports, who),
    action: unlockPath(next),
    problem,
  };
}

async function typedPassphrase(astro: AstroGlobal, who: SignedIn, next: string): Promise<UnlockProblem | Response> {
  const fields = await readPost(astro.request, ['passphrase', 'csrf']);
  if (fields === null) return new Response(null, { status: 400 });
  if (!(await holdsCsrf(astro.locals.ports, who, fields.csrf))) return new Response(null, { status: 403 });
  if (!fields.passphrase) return { kind: 'empty' };
  const answer = await unlock(astro.locals.ports, who, fields.passphrase);
  if (answer.kind === 'signed-out') return astro.redirect('/staff/sign-in/', 303);
  if (answer.kind !== 'unlocked') return answer;
  setCookie(astro, SESSION_COOKIE, answer.cookie);
  return astro.redirect(next, 303);
}
