import type { AstroGlobal } from 'astro';
import type { SignedIn, Staff, Unlocked } from '#src/domain/staff.ts';
import { isItemId, readStaffFields } from '#src/domain/staffFields.ts';
import { holdsCsrf } from '#src/features/sign-in/csrf.ts';
import { type Asking, currentStaff, isUnlocked } from '#src/features/sign-in/currentStaff.ts';
import { itemPath, listIn, listPath, withList } from './deskPaths.ts';

/** The cookies of the desk. The prefix binds them to this host, path and to https (security/controls B3, C1). */
export const SESSION_COOKIE = '__Host-s';
export const LOGIN_COOKIE = '__Host-login';
const FLAGS = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const;

/** What a page and an endpoint both know of their request. */
export type AskedHere = Pick<AstroGlobal, 'cookies' | 'locals' | 'request'>;

/** Longer values were never given by us. */
const LONGEST_COOKIE = 128;

/** The value of a cookie of ours. */
export function cookieOf(astro: Pick<AskedHere, 'cookies'>, name: string): string | undefined {
  const value = astro.cookies.get(name)?.value;
  return value !== undefined && value !== '' && value.length <= LONGEST_COOKIE ? value : undefined;
}

/** Sets a cookie that ends with the browser. */
export function setCookie(astro: Pick<AskedHere, 'cookies'>, name: string, value: string): void {
  astro.cookies.set(name, value, FLAGS);
}

/** Takes a cookie away. */
export function dropCookie(astro: Pick<AskedHere, 'cookies'>, name: string): void {
  astro.cookies.delete(name, FLAGS);
}

/** Marks what a page asks by itself, without anybody at the desk: it does not put off the idle lock. */
export const QUIET_HEADER = 'x-desk-quiet';

/** Who is asking: unlocked, signed in, or nobody. */
export function whoAsks(astro: AskedHere): Promise<Asking | null> {
  const quiet = astro.request.headers.has(QUIET_HEADER);
  return currentStaff(astro.locals.ports, cookieOf(astro, SESSION_COOKIE), { quiet });
}

/** Where somebody's own work lies: the queue of their site, or the Bureau's first room. */
export function homeOf({ site }: Pick<Staff, 'site'>): string {
  return site === null ? '/bureau/' : '/staff/queue/';
}

/** An unlocked worker, or the answer that sends anybody else where they have to go first. The Bureau has no queue of a site. */
export async function requireUnlocked(astro: AstroGlobal): Promise<Unlocked | Response> {
  const who = await whoAsks(astro);
  if (who === null) return astro.redirect('/staff/sign-in/', 303);
  if (who.staff.site === null) return astro.redirect(homeOf(who.staff), 303);
  return isUnlocked(who) ? who : astro.redirect(unlockPath(astro.url.pathname + astro.url.search), 303);
}

/** Somebody of a site who is signed in; the desk may be locked. */
export interface SiteStaff extends SignedIn {
  readonly staff: Staff & { readonly site: string };
}

/** Somebody of a site, or where anybody else has to go first. The Bureau has rooms of its own. */
export async function requireSignedIn(astro: AstroGlobal): Promise<SiteStaff | Response> {
  const who = await whoAsks(astro);
  if (who === null) return astro.redirect('/staff/sign-in/', 303);
  const { site } = who.staff;
  return site === null ? astro.redirect(homeOf(who.staff), 303) : { ...who, staff: { ...who.staff, site } };
}

/** A manager of a site, or the answer to anybody else; the try of a colleague without that role is noted. */
export async function requireManager(astro: AstroGlobal): Promise<SiteStaff | Response> {
  const who = await requireSignedIn(astro);
  if (who instanceof Response || who.staff.role === 'manager') return who;
  const { audit, clock } = astro.locals.ports;
  await audit.add({ at: clock.now(), actor: who.staff.id, site: who.staff.site, act: 'denied', object: null, result: 'manager' });
  return new Response(null, { status: 403 });
}

const ACCOUNT = '/staff/account/';
const LEDGER = '/staff/ledger/';
const UNLOCK = '/staff/unlock/';
/** Only the path and the codes of an address are read. */
const ANYWHERE = 'http://desk.invalid';

/** Where to unlock, and where to go on afterwards: in the list that somebody was in, where they were at the queue. */
export function unlockPath(asked: string): string {
  const { pathname, searchParams } = new URL(asked, ANYWHERE);
  const next = pathname.startsWith(ACCOUNT) ? 'account' : pathname === LEDGER ? 'ledger' : nextIn(pathname, searchParams);
  return next === '' ? UNLOCK : `${UNLOCK}?${new URLSearchParams({ next })}`;
}

function nextIn(pathname: string, searchParams: URLSearchParams): string {
  const from = listIn({ searchParams });
  const item = itemIn(pathname);
  return item === null ? new URL(listPath(from), ANYWHERE).search : withList(item, from);
}

/**
 * The page to go on to: an item's, named by its id, or the queue, both with the codes of a list; one's own account; who opened what last
 * week (a letter leads there). Nothing else is followed (security/controls D6).
 */
export function nextPath(next: string | null): string {
  if (next === 'account') return ACCOUNT;
  if (next === 'ledger') return `${LEDGER}?week=last`;
  const [id = '', query] = (next ?? '').split('?');
  const from = listIn({ searchParams: new URLSearchParams(query) });
  return isItemId(id) ? itemPath(id, from) : listPath(from);
}

function itemIn(path: string): string | null {
  const [, id = ''] = /^\/staff\/queue\/([^/]+)\/?$/.exec(path) ?? [];
  return isItemId(id) ? id : null;
}

/** The fields of a staff form, or null when it is none of ours. */
export async function readPost<Name extends string>(
  request: Request,
  names: readonly Name[],
): Promise<Partial<Record<Name, string>> | null> {
  const form = await request.formData();
  return readStaffFields([...form.entries()], names);
}

/** Tells whether this is a post with the proof of the worker's own session; without it the page shows its button again. */
export async function postedWithCsrf(astro: AstroGlobal, who: SignedIn): Promise<boolean> {
  if (astro.request.method !== 'POST') return false;
  const fields = await readPost(astro.request, ['csrf']);
  return holdsCsrf(astro.locals.ports, who, fields?.csrf);
}
