import { dayOf } from '#src/domain/day.ts';
import { linkState, type PartnerLink, readCode } from '#src/domain/partnerLink.ts';
import { type LiveSite, type Site, takesReferrals } from '#src/domain/site.ts';
import type { Ports } from '#src/ports.ts';
import { mayLookUp, wasNoGuess } from './guessing.ts';

/** Whatever the answer, somebody in need has a way on: the site's own form or phone, or the finder. */
export type OpenLinkResult =
  | { readonly kind: 'works'; readonly link: PartnerLink; readonly site: LiveSite }
  /** The link is over; its site may take messages all the same. */
  | { readonly kind: 'revoked' | 'ended'; readonly site: Site }
  /** The link is good, and its site takes no message now. */
  | { readonly kind: 'no-form'; readonly site: Site }
  | { readonly kind: 'unknown' | 'too-many' };

/** Finds what a short address leads to. Nothing is counted or kept of the visit, but a miss of its network for ten minutes. */
export async function openLink(
  ports: Pick<Ports, 'partners' | 'sites' | 'clock' | 'limits' | 'settings'>,
  typed: string,
  clientNetwork: string,
): Promise<OpenLinkResult> {
  if (!mayLookUp(ports, 'partner-link', clientNetwork)) return { kind: 'too-many' };
  const code = readCode(typed);
  const link = code && (await ports.partners.byCode(code));
  const site = link && (await ports.sites.bySlug(link.site));
  if (!link || !site) return { kind: 'unknown' };
  wasNoGuess(ports, 'partner-link', clientNetwork);
  const state = linkState(link, dayOf(ports.clock.now(), site.intake?.hours.timeZone ?? 'UTC'));
  if (state !== 'works') return { kind: state, site };
  return takesReferrals(site) ? { kind: 'works', link, site } : { kind: 'no-form', site };
}
