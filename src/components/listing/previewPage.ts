import type { AstroGlobal } from 'astro';
import { isLocale, type Locale } from '#src/domain/locale.ts';
import { type OpenedSite, openSite } from '#src/features/directory/openSite.ts';
import { type ListingRoom, openListingRoom } from '#src/features/listings/listingRoom.ts';
import { requireSignedIn, type SiteStaff } from '../desk/deskRequest.ts';
import { LISTING_PATH } from './listingPaths.ts';

/** The public page as the draft would make it. */
export interface PreviewPage {
  readonly who: SiteStaff;
  readonly room: ListingRoom;
  readonly opened: OpenedSite;
  readonly locale: Locale;
}

/** Reads one request for the preview: of the own site only, in one language. */
export async function previewPage(astro: AstroGlobal): Promise<PreviewPage | Response> {
  const who = await requireSignedIn(astro);
  if (who instanceof Response) return who;
  const { ports } = astro.locals;
  const room = await openListingRoom(ports, who);
  if (room === null) return new Response(null, { status: 404 });
  if (!room.mayEdit) return astro.redirect(LISTING_PATH, 303);
  const { view } = room;
  const { slug } = view.listing;
  const drafted = { ...ports.sites, bySlug: async (asked: string) => (asked === slug ? view : ports.sites.bySlug(asked)) };
  const opened = await openSite({ ...ports, sites: drafted }, slug);
  if (opened === null) return new Response(null, { status: 404 });
  const asked = astro.url.searchParams.get('in') ?? '';
  return { who, room, opened, locale: isLocale(asked) ? asked : 'en' };
}
