import type { Words } from '#src/domain/locale.ts';
import { linkState, readCode } from '#src/domain/partnerLink.ts';
import { isLive } from '#src/domain/site.ts';
import type { SignedIn } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';
import { managedSite } from './managedSite.ts';
import { siteToday } from './siteToday.ts';

/** All that stands on a card: the site and a code, and nothing about a person. */
export interface WindowCard {
  readonly siteName: string;
  readonly phone: string;
  readonly hours: Words | null;
  readonly readers: Words;
  readonly isDemonstration: boolean;
  /** What the QR holds, letter by letter. */
  readonly address: string;
  /** The same as people type it. */
  readonly shortAddress: string;
}

/** The card of one of the manager's own links that works; null: there is none. */
export async function windowCard(
  ports: Pick<Ports, 'partners' | 'sites' | 'clock' | 'settings'>,
  who: SignedIn,
  typed: string,
): Promise<WindowCard | null> {
  const slug = managedSite(who);
  const code = readCode(typed);
  const [link, site] = code && slug ? [await ports.partners.byCode(code), await ports.sites.bySlug(slug)] : [null, null];
  if (link === null || site === null || link.site !== slug || link.kind !== 'card' || !isLive(site)) return null;
  if (linkState(link, await siteToday(ports, slug)) !== 'works') return null;
  const address = `${ports.settings.publicOrigin}/r/${link.code}`;
  const { listing, intake } = site;
  return {
    siteName: listing.name,
    phone: intake.phone,
    hours: listing.hours,
    readers: intake.governance.readers,
    isDemonstration: listing.demonstration,
    address,
    shortAddress: address.replace(/^https?:\/\//, ''),
  };
}
