import type { AstroGlobal } from 'astro';
import { type ListingRoom, openListingRoom } from '#src/features/listings/listingRoom.ts';
import { requireSignedIn, type SiteStaff } from '../desk/deskRequest.ts';

/** The whole history of somebody's own listing. */
export async function historyPage(astro: AstroGlobal): Promise<{ who: SiteStaff; room: ListingRoom } | Response> {
  const who = await requireSignedIn(astro);
  if (who instanceof Response) return who;
  const room = await openListingRoom(astro.locals.ports, who);
  return room === null ? new Response(null, { status: 404 }) : { who, room };
}
