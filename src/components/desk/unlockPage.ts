import type { AstroGlobal } from 'astro';
import { mayUnlock, type SignedIn } from '#src/domain/staff.ts';
import { type DeskNumbers, deskNumbers } from '#src/features/queue/deskNumbers.ts';
import { deskSite } from '#src/features/queue/deskSite.ts';
import { holdsCsrf } from '#src/features/sign-in/csrf.ts';
import { type WaysToUnlock, waysToUnlock } from '#src/features/sign-in/waysToUnlock.ts';
import { isSettingUp } from '../setup/isSettingUp.ts';
import { readPost, unlockPath, whoAsks } from './deskRequest.ts';
import { afterUnlock, openDesk } from './openDesk.ts';
import { retryAfter, type UnlockProblem, unlockTrouble } from './unlockTrouble.ts';

/** What the unlock page shows: two numbers, and nothing of any item (product §4). */
export interface UnlockPage {
  readonly who: SignedIn;
  readonly siteName: string | undefined;
  /** False: this account belongs to no desk. */
  readonly mayUnlock: boolean;
  /** They made their key a moment ago, and type its words for the first time. */
  readonly isNewKey: boolean;
  /** Null: no site, no numbers. The Bureau learns of its messages by letter. */
  readonly numbers: DeskNumbers | null;
  readonly action: string;
  /** Where the worker was going, as the address says it. */
  readonly next: string | undefined;
  readonly problem: UnlockProblem | null;
  /** What this session has besides the passphrase. */
  readonly ways: WaysToUnlock;
  /** Neither a passkey nor a PIN would open this desk again. */
  readonly offersPin: boolean;
}

/** Reads one request of the unlock page; success leads on to where the worker was going. */
export async function unlockPage(astro: AstroGlobal): Promise<UnlockPage | Response> {
  const who = await whoAsks(astro);
  if (who === null) return astro.redirect('/staff/sign-in/', 303);
  const asked = astro.url.searchParams.get('next') ?? undefined;
  const next = afterUnlock(who.staff, asked);
  if ('key' in who) return astro.redirect(next, 303);
  const problem = astro.request.method === 'POST' ? await typed(astro, who, next) : null;
  if (problem instanceof Response) return problem;
  astro.response.status = unlockTrouble(problem).status;
  const wait = retryAfter(problem);
  if (wait !== null) astro.response.headers.set('Retry-After', wait);
  const first = await beforeUnlocking(astro, who);
  if (first !== null) return astro.redirect(first, 303);
  const { ports } = astro.locals;
  const siteName = who.staff.site === null ? undefined : (await deskSite(ports, who.staff.site)).name;
  const ways = await waysToUnlock(ports, who);
  return {
    who,
    siteName,
    mayUnlock: mayUnlock(who.staff),
    isNewKey: astro.url.searchParams.has('made'),
    numbers: await deskNumbers(ports, who),
    action: unlockPath(next),
    next: asked,
    problem,
    ways,
    offersPin: !ways.pin && (await ports.passkeys.ofStaff(who.staff.id)).length === 0,
  };
}

/** Somebody without a key has nothing to unlock, and sees first what is to be done; null for anybody else. */
async function beforeUnlocking(astro: AstroGlobal, { staff }: SignedIn): Promise<string | null> {
  if (!mayUnlock(staff) || (await astro.locals.ports.staff.byId(staff.id))?.wrappedKey != null) return null;
  return (await isSettingUp(astro, staff)) === 'without-key' ? '/staff/setup/' : '/staff/key/';
}

async function typed(astro: AstroGlobal, who: SignedIn, next: string): Promise<UnlockProblem | Response> {
  const fields = await readPost(astro.request, ['passphrase', 'pin', 'after', 'csrf']);
  if (fields === null) return new Response(null, { status: 400 });
  if (!(await holdsCsrf(astro.locals.ports, who, fields.csrf))) return new Response(null, { status: 403 });
  const answer = await openDesk(astro, who, fields);
  if (answer.kind === 'signed-out') return astro.redirect('/staff/sign-in/', 303);
  if (answer.kind !== 'unlocked') return answer;
  return astro.redirect(fields.after === 'pin' ? '/staff/account/#pin' : next, 303);
}
