import type { AstroGlobal } from 'astro';
import { holdsCsrf } from '#src/features/sign-in/csrf.ts';
import { readPost, requireManager, requireUnlocked } from '../desk/deskRequest.ts';
import { openSetup, type SetupRoom } from './setupRequest.ts';

export interface SetupPost<Name extends string> {
  readonly room: SetupRoom;
  readonly fields: Partial<Record<Name, string>>;
  /** The page was made for another session: nothing is to be done with it. */
  readonly isTooOld: boolean;
}

/** A visit of a step that shows keys or opens something: unlocked managers only. */
export async function visitUnlocked(astro: AstroGlobal): Promise<SetupRoom | Response> {
  const manager = await requireManager(astro);
  if (manager instanceof Response) return manager;
  const unlocked = await requireUnlocked(astro);
  return unlocked instanceof Response ? unlocked : openSetup(astro, manager);
}

/** Reads a post of such a step. It may come from a desk that locked itself meanwhile: what reaches far asks for the six words anyway. */
export async function setupPost<Name extends string>(astro: AstroGlobal, names: readonly Name[]): Promise<SetupPost<Name> | Response> {
  const fields = await readPost(astro.request, [...names, 'csrf']);
  if (fields === null) return new Response(null, { status: 400 });
  const who = await requireManager(astro);
  if (who instanceof Response) return who;
  const room = await openSetup(astro, who);
  if (room instanceof Response) return room;
  const isTooOld = !(await holdsCsrf(astro.locals.ports, who, fields.csrf));
  if (isTooOld) astro.response.status = 403;
  return { room, fields, isTooOld };
}
