import type { AstroGlobal } from 'astro';
import { deskNews } from '#src/features/queue/liveDesk.ts';
import { liveStream, type Standing } from '#src/features/queue/liveStream.ts';
import { currentStaff, isUnlocked } from '#src/features/sign-in/currentStaff.ts';
import { cookieOf, SESSION_COOKIE } from './deskRequest.ts';

/** Whoever is not signed in, or belongs to no site, hears nothing. */
const NOBODY = 401;
const TOO_MANY = 429;

/**
 * Answers what a desk asks by itself: a stream of news, or with `?once` the news of now. It never counts as work at the desk, so it puts off no lock.
 */
export async function livePage(astro: AstroGlobal): Promise<Response> {
  const { ports } = astro.locals;
  const cookie = cookieOf(astro, SESSION_COOKIE);
  const who = await currentStaff(ports, cookie, { quiet: true });
  if (who === null || who.staff.site === null) return new Response(null, { status: NOBODY });
  const { site } = who.staff;
  const isOpen = isUnlocked(who);
  if (astro.url.searchParams.has('once')) return Response.json({ ...(await deskNews(ports, site)), isOpen });
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
    },
  );
  if (stream === null) return new Response(null, { status: TOO_MANY });
  return new Response(stream, { headers: { 'Content-Type': 'text/event-stream' } });
}
