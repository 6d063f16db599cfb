import type { AstroGlobal } from 'astro';
import type { Unlocked } from '#src/domain/staff.ts';
import { readStaffFields } from '#src/domain/staffFields.ts';
import { holdsCsrf } from '#src/features/sign-in/csrf.ts';
import { isUnlocked } from '#src/features/sign-in/currentStaff.ts';
import { listIn, withList } from './deskPaths.ts';
import { requireUnlocked, whoAsks } from './deskRequest.ts';
import { endedWith, type HeldBackPage, unlockInPlace, wordsOf } from './heldBack.ts';

/** Fields that every post of these pages may carry beside its own. */
const ALWAYS = ['act', 'csrf', 'version', 'passphrase', 'pin'] as const;
/** What nobody wrote: it is not kept where words are given back. */
const NOT_WORDS: readonly string[] = [...ALWAYS, 'other', 'item', 'to'];

export type KeyFields<Name extends string> = Partial<Record<Name | (typeof ALWAYS)[number], string>>;

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
  const kept = wordsOf(fields, NOT_WORDS);
  if (who === null) return endedWith(astro, Object.values(kept));
  if (who.staff.site === null) return new Response(null, { status: 404 });
  if (!isUnlocked(who)) {
    const held = await unlockInPlace(astro, who, fields, {
      isOpen: isUnlocked,
      kept,
      action: withList(astro.url.pathname, listIn(astro.url)),
    });
    return held.kind === 'open' ? { kind: 'again', worker: held.who, fields, because: 'unlocked' } : held;
  }
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
