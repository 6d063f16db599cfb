import type { AstroGlobal } from 'astro';
import type { BureauUnlocked } from '#src/domain/staff.ts';
import { readStaffFields } from '#src/domain/staffFields.ts';
import { confirmPassphrase } from '#src/features/sign-in/confirmPassphrase.ts';
import { holdsCsrf } from '#src/features/sign-in/csrf.ts';
import { type Asking, currentStaff, isBureauUnlocked } from '#src/features/sign-in/currentStaff.ts';
import { SESSION_COOKIE, setCookie, whoAsks } from '../desk/deskRequest.ts';
import { endedWith, type HeldBackPage, unlockInPlace, withStatus, wordsOf } from '../desk/heldBack.ts';
import type { UnlockProblem } from '../desk/unlockTrouble.ts';

/** Fields that every post of the Bureau's pages may carry beside its own. */
const ALWAYS = ['act', 'csrf', 'passphrase', 'pin', 'version'] as const;
/** What nobody wrote: it is not kept where words are given back. */
const NOT_WORDS: readonly string[] = [...ALWAYS, 'id'];

export type BureauFields<Name extends string> = Partial<Record<Name | (typeof ALWAYS)[number], string>>;

export type BureauRequest<Name extends string> =
  | { readonly kind: 'visit'; readonly reader: BureauUnlocked }
  | { readonly kind: 'post'; readonly reader: BureauUnlocked; readonly fields: BureauFields<Name> }
  /** Nothing is to be done with this post: its page was of an older session, or its passphrase has only just unlocked. */
  | {
      readonly kind: 'again';
      readonly reader: BureauUnlocked;
      readonly fields: BureauFields<Name>;
      readonly because: 'too-old' | 'unlocked';
    }
  | HeldBackPage;

/** Somebody unlocked of the Bureau, or where anybody else has to go first. For a worker of a site there is no such page. */
export async function requireBureau(astro: AstroGlobal): Promise<BureauUnlocked | Response> {
  const who = await whoAsks(astro);
  if (who === null) return astro.redirect('/staff/sign-in/', 303);
  if (isBureauUnlocked(who)) return who;
  return isOfBureau(who) ? astro.redirect('/staff/unlock/', 303) : denied(astro, who);
}

/**
 * Reads a visit or a post of a page of the Bureau. Whatever stands in the way of a post, its words are not lost. Sets the status.
 * Fields of `ticks` may come more than once; each value is a line then.
 */
export async function bureauRequest<Name extends string>(
  astro: AstroGlobal,
  names: readonly Name[],
  ticks: readonly Name[] = [],
): Promise<BureauRequest<Name> | Response> {
  if (astro.request.method !== 'POST') {
    const reader = await requireBureau(astro);
    return reader instanceof Response ? reader : { kind: 'visit', reader };
  }
  const entries = [...(await astro.request.formData()).entries()];
  const fields: BureauFields<Name> | null = readStaffFields(ticksInOne(entries, ticks), [...names, ...ALWAYS]);
  if (fields === null) return new Response(null, { status: 400 });
  const who = await whoAsks(astro);
  const kept = wordsOf(fields, NOT_WORDS);
  if (who === null) return endedWith(astro, Object.values(kept));
  if (!isOfBureau(who)) return denied(astro, who);
  if (!isBureauUnlocked(who)) {
    const action = `${astro.url.pathname}${astro.url.search}`;
    const held = await unlockInPlace(astro, who, fields, { isOpen: isBureauUnlocked, kept, action });
    return held.kind === 'open' ? { kind: 'again', reader: held.who, fields, because: 'unlocked' } : held;
  }
  if (await holdsCsrf(astro.locals.ports, who, fields.csrf)) return { kind: 'post', reader: who, fields };
  astro.response.status = 403;
  return { kind: 'again', reader: who, fields, because: 'too-old' };
}

export type Reauthenticated =
  /** With the renewed session. */
  { readonly kind: 'confirmed'; readonly reader: BureauUnlocked } | { readonly kind: 'not-confirmed'; readonly problem: UnlockProblem };

/** Asks for the passphrase once more before a far-reaching act (security/controls C8); sets the renewed cookie, or status and Retry-After. */
export async function reauthenticate(
  astro: AstroGlobal,
  reader: BureauUnlocked,
  passphrase: string | undefined,
): Promise<Reauthenticated | Response> {
  const { ports } = astro.locals;
  const answer = await confirmPassphrase(ports, reader, passphrase ?? '');
  if (answer.kind === 'signed-out') return astro.redirect('/staff/sign-in/', 303);
  if (answer.kind !== 'confirmed') return { kind: 'not-confirmed', problem: withStatus(astro, answer) };
  setCookie(astro, SESSION_COOKIE, answer.cookie);
  const now = await currentStaff(ports, answer.cookie);
  if (now === null || !isBureauUnlocked(now)) return astro.redirect('/staff/sign-in/', 303);
  return { kind: 'confirmed', reader: now };
}

/** The version that a form read, or 0, which none has. */
export function versionOf({ version = '' }: { readonly version?: string }): number {
  return /^\d{1,9}$/.test(version) ? Number(version) : 0;
}

function isOfBureau({ staff }: Asking): boolean {
  return staff.site === null && staff.role === 'bureau';
}

function ticksInOne(entries: readonly (readonly [string, unknown])[], ticks: readonly string[]): (readonly [string, unknown])[] {
  const isTick = ([name]: readonly [string, unknown]) => ticks.includes(name);
  const joined = ticks.map((tick) => [tick, entries.filter(([name]) => name === tick).map(([, value]) => value)] as const);
  const lines = joined.filter(([, values]) => values.length > 0).map(([tick, values]) => [tick, values.join('\n')] as const);
  return [...entries.filter((entry) => !isTick(entry)), ...lines];
}

async function denied(astro: AstroGlobal, { staff }: Asking): Promise<Response> {
  const { audit, clock } = astro.locals.ports;
  await audit.add({ at: clock.now(), actor: staff.id, site: staff.site, act: 'denied', object: null, result: 'bureau' });
  return new Response(null, { status: 404 });
}
