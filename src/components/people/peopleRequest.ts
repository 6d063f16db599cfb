import type { AstroGlobal } from 'astro';
import type { Day } from '#src/domain/day.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import { isItemId } from '#src/domain/staffFields.ts';
import { findPerson, type Person } from '#src/features/people/listPeople.ts';
import { deskSite } from '#src/features/queue/deskSite.ts';
import { holdsCsrf } from '#src/features/sign-in/csrf.ts';
import { readPost, requireManager, requireUnlocked, type SiteStaff } from '../desk/deskRequest.ts';
import type { UnlockProblem } from '../desk/unlockTrouble.ts';

export const PEOPLE_PATH = '/staff/people/';
export const SHEET_PATH = `${PEOPLE_PATH}sheet/`;
export const RECOVER_PATH = `${PEOPLE_PATH}recover/`;

export function personPath(id: string): string {
  return `${PEOPLE_PATH}${id}/`;
}

export function correctPath(id: string): string {
  return `${personPath(id)}correct/`;
}

export function removePath(id: string): string {
  return `${personPath(id)}remove/`;
}

export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** What every page of the people shows besides its own. */
export interface RoomPage {
  readonly who: SiteStaff;
  readonly siteName: string;
  /** The day at the site, and its clock. */
  readonly today: Day;
  readonly timeZone: string;
  readonly errors: readonly FieldError[];
  /** What the passphrase that was typed again led to, where it opened nothing. */
  readonly passphrase: UnlockProblem | null;
  readonly notice: string | null;
  /** A code of what has just been done. */
  readonly done: string | null;
}

/** The frame of such a page. */
export async function roomPage(astro: AstroGlobal, who: SiteStaff): Promise<RoomPage> {
  const { name, today, hours } = await deskSite(astro.locals.ports, who.staff.site);
  return {
    who,
    siteName: name,
    today,
    timeZone: hours.timeZone,
    errors: [],
    passphrase: null,
    notice: null,
    done: astro.url.searchParams.get('done'),
  };
}

/** An unlocked manager, or the answer to anybody else. */
export async function requireUnlockedManager(astro: AstroGlobal): Promise<Unlocked | Response> {
  const manager = await requireManager(astro);
  return manager instanceof Response ? manager : requireUnlocked(astro);
}

export interface RoomPost<Name extends string> {
  readonly who: SiteStaff;
  readonly fields: Partial<Record<Name | 'act' | 'passphrase', string>>;
  /** The page was made for another session: nothing is done, and what was typed stands there again. */
  readonly isTooOld: boolean;
}

/**
 * Reads a post of a manager. The desk may have locked itself meanwhile: each of these acts asks for the six words anyway, so nothing that was
 * typed is lost for it.
 */
export async function managerPost<Name extends string>(astro: AstroGlobal, names: readonly Name[]): Promise<RoomPost<Name> | Response> {
  const fields = await readPost(astro.request, [...names, 'act', 'passphrase', 'csrf']);
  if (fields === null) return new Response(null, { status: 400 });
  const who = await requireManager(astro);
  if (who instanceof Response) return who;
  const isTooOld = !(await holdsCsrf(astro.locals.ports, who, fields.csrf));
  if (isTooOld) astro.response.status = 403;
  return { who, fields, isTooOld };
}

/** The person whom an address names; a foreign, absent or misshapen id answers alike, and is noted (security/controls H1). */
export async function personOf(astro: AstroGlobal, { staff }: SiteStaff): Promise<Person | Response> {
  const { ports } = astro.locals;
  const id = astro.params.id ?? '';
  const person = isItemId(id) ? await findPerson(ports, staff.site, id) : null;
  if (person !== null) return person;
  const object = isItemId(id) ? id : null;
  await ports.audit.add({ at: ports.clock.now(), actor: staff.id, site: staff.site, act: 'denied', object, result: 'not-there' });
  return new Response(null, { status: 404 });
}
