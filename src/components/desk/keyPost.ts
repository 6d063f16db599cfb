import type { AstroGlobal } from 'astro';
import type { SignedIn, Unlocked } from '#src/domain/staff.ts';
import { readStaffFields } from '#src/domain/staffFields.ts';
import { holdsCsrf } from '#src/features/sign-in/csrf.ts';
import { currentStaff, isUnlocked } from '#src/features/sign-in/currentStaff.ts';
import { unlock } from '#src/features/sign-in/unlock.ts';
import { requireUnlocked, SESSION_COOKIE, setCookie, whoAsks } from './deskRequest.ts';
import { retryAfter, type UnlockProblem, unlockTrouble } from './unlockTrouble.ts';

/** Fields that every post of these pages may carry beside its own. */
const ALWAYS = ['act', 'csrf', 'version', 'passphrase'] as const;
/** What nobody wrote: it is not kept where words are given back. */
const NOT_WORDS: readonly string[] = [...ALWAYS, 'other', 'item', 'to'];

export type KeyFields<Name extends string> = Partial<Record<Name | (typeof ALWAYS)[number], string>>;

/** The desk locked itself, or the session ended, while somebody was writing: nothing is done, and the words are given back. */
export type HeldBackPage =
  | {
      readonly kind: 'locked';
      readonly who: SignedIn;
      readonly action: string;
      readonly kept: Readonly<Record<string, string>>;
      readonly problem: UnlockProblem | null;
    }
  | { readonly kind: 'ended'; readonly words: string };

export type KeyPost<Name extends string> =
  | { readonly kind: 'visit'; readonly worker: Unlocked }
  | { readonly kind: 'post'; readonly worker: Unlocked; readonly fields: KeyFields<Name> }
  /** Nothing is to be done with this post: its page was of an older session, or its passphrase has only just unlocked. */
  | { readonly kind: 'again'; readonly worker: Unlocked; readonly fields: KeyFields<Name>; readonly because: 'too-old' | 'unlocked' }
  | HeldBackPage;

/** Reads a visit or a post of a page that needs the worker's key. Whatever stands in the way of a post, its words are not lost. Sets the status. */
export async function keyPost<Name extends string>(astro: AstroGlobal, names: readonly Name[]): Promise<KeyPost<Name> | Response> {
  if (astro.request.method !== 'POST') {
    const worker = await requireUnlocked(astro);
    return worker instanceof Response ? worker : { kind: 'visit', worker };
  }
  const entries = [...(await astro.request.formData()).entries()];
  const fields: KeyFields<Name> | null = readStaffFields(entries, [...names, ...ALWAYS]);
  if (fields === null) return new Response(null, { status: 400 });
  const who = await whoAsks(astro);
  if (who === null) return endedWith(astro, fields);
  if (who.staff.site === null) return new Response(null, { status: 404 });
  if (!isUnlocked(who)) return unlockInPlace(astro, who, fields);
  if (await holdsCsrf(astro.locals.ports, who, fields.csrf)) return { kind: 'post', worker: who, fields };
  astro.response.status = 403;
  return { kind: 'again', worker: who, fields, because: 'too-old' };
}

/** Tells whether nothing can be done with a request here: it is answered already, or waits behind the passphrase. */
export function isHeldBack<Name extends string>(asked: KeyPost<Name> | Response): asked is HeldBackPage | Response {
  return asked instanceof Response || asked.kind === 'locked' || asked.kind === 'ended';
}

/** The version that a form read, or 0, which none has. */
export function versionIn({ version = '' }: { readonly version?: string }): number {
  return /^\d{1,9}$/.test(version) ? Number(version) : 0;
}

async function unlockInPlace<Name extends string>(
  astro: AstroGlobal,
  who: SignedIn,
  fields: KeyFields<Name>,
): Promise<KeyPost<Name> | Response> {
  const { ports } = astro.locals;
  const isUnlocking = fields.act === 'unlock' && (await holdsCsrf(ports, who, fields.csrf));
  const answer = isUnlocking ? await tryUnlock(astro, who, fields.passphrase) : null;
  if (answer !== null && 'key' in answer) return { kind: 'again', worker: answer, fields, because: 'unlocked' };
  astro.response.status = answer === null ? 403 : unlockTrouble(answer).status;
  const wait = retryAfter(answer);
  if (wait !== null) astro.response.headers.set('Retry-After', wait);
  return { kind: 'locked', who, action: astro.url.pathname, kept: { ...wordsOf(fields), act: 'unlock' }, problem: answer };
}

async function tryUnlock(astro: AstroGlobal, who: SignedIn, passphrase: string | undefined): Promise<Unlocked | UnlockProblem> {
  if (!passphrase) return { kind: 'empty' };
  const answer = await unlock(astro.locals.ports, who, passphrase);
  if (answer.kind !== 'unlocked') return answer;
  setCookie(astro, SESSION_COOKIE, answer.cookie);
  const now = await currentStaff(astro.locals.ports, answer.cookie);
  return now !== null && isUnlocked(now) ? now : { kind: 'no-key' };
}

function endedWith(astro: AstroGlobal, fields: Readonly<Record<string, string | undefined>>): HeldBackPage | Response {
  const words = Object.values(wordsOf(fields)).join('\n\n');
  if (words === '') return astro.redirect('/staff/sign-in/', 303);
  astro.response.status = 403;
  return { kind: 'ended', words };
}

function wordsOf(fields: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const written = Object.entries(fields).filter(([name, value]) => value && !NOT_WORDS.includes(name));
  return Object.fromEntries(written) as Record<string, string>;
}
