import type { AstroGlobal } from 'astro';
import type { Unlocked } from '#src/domain/staff.ts';
import { deskNews } from '#src/features/queue/liveDesk.ts';
import { liveStream, type Standing } from '#src/features/queue/liveStream.ts';
import { lookAt } from '#src/features/queue/lookAt.ts';
import { isOwnItem, watchItem } from '#src/features/queue/watchItem.ts';
import { type Asking, currentStaff, isUnlocked } from '#src/features/sign-in/currentStaff.ts';
import { cookieOf, SESSION_COOKIE } from './deskRequest.ts';

/** Whoever is not signed in, or belongs to no site, hears nothing. */
const NOBODY = 401;
const TOO_MANY = 429;

/**
 * Answers what a desk asks by itself: a stream of news, or with `?once` the news of now; with `item` also who else has that item open, to
 * somebody whose desk is unlocked. It never counts as work at the desk, so it puts off no lock.
 */
export async function livePage(astro: AstroGlobal): Promise<Response> {
  const { ports } = astro.locals;
  const cookie = cookieOf(astro, SESSION_COOKIE);
  const who = await currentStaff(ports, cookie, { quiet: true });
  if (who === null || who.staff.site === null) return new Response(null, { status: NOBODY });
  const { site } = who.staff;
  const isOpen = isUnlocked(who);
  const item = await itemAsked(astro, who);
  if (astro.url.searchParams.has('once')) {
    const here = item === null ? {} : { here: await lookAt(ports, item.worker, item.id) };
    return Response.json({ ...(await deskNews(ports, site)), isOpen, ...here });
  }
  const standing = async (): Promise<Standing> => {
    const now = await currentStaff(ports, cookie, { quiet: true });
    if (now === null || now.sessionId !== who.sessionId) return 'ended';
    return isUnlocked(now) ? 'unlocked' : 'locked';
  };
  const stream = liveStream(
    ports,
    { ...who, staff: { ...who.staff, site } },
    {
      standing,
      isUnlocked: isOpen,
      signal: astro.request.signal,
      watch: item === null ? undefined : (hear) => watchItem(ports, item.worker, item.id, hear),
    },
  );
  if (stream === null) return new Response(null, { status: TOO_MANY });
  return new Response(stream, { headers: { 'Content-Type': 'text/event-stream' } });
}

async function itemAsked({ locals, url }: AstroGlobal, who: Asking): Promise<{ readonly worker: Unlocked; readonly id: string } | null> {
  const id = url.searchParams.get('item');
  if (id === null || !isUnlocked(who)) return null;
  return (await isOwnItem(locals.ports, who, id)) ? { worker: who, id } : null;
}
