import { type Day, dayOf } from '#src/domain/day.ts';
import { firstOf, isOverAgreed, linkState, PARTNER_WEEK, type PartnerLink } from '#src/domain/partnerLink.ts';
import type { PartnerMark } from '#src/domain/referral.ts';
import type { LiveSite } from '#src/domain/site.ts';
import type { Ports } from '#src/ports.ts';
import type { FormValues } from './referralForm.ts';

/**
 * Signs by which link somebody came, for the hidden field that travels with the form. Were it not signed, anybody could
 * try codes at the form, where nothing counts the tries.
 */
export function signCameBy({ signer }: Pick<Ports, 'signer'>, { site, code }: Pick<PartnerLink, 'site' | 'code'>): string {
  return signer.sign('partner', `${site}|${code}`);
}

/**
 * The link that the form's hidden field names, if it is ours, of this site, and works today. Null is no trouble: a message
 * without a link is a message (a link that was revoked meanwhile keeps nobody away). Somebody who writes for themself is
 * nobody's referral: no organization is shown their day.
 */
export async function readCameBy(
  ports: Pick<Ports, 'signer' | 'partners' | 'clock'>,
  values: Pick<FormValues, 'partner' | 'for'>,
  { listing, intake }: LiveSite,
): Promise<PartnerLink | null> {
  const text = values.partner === '' ? null : ports.signer.verify('partner', values.partner);
  const [site, code, ...more] = text?.split('|') ?? [];
  if (site !== listing.slug || code === undefined || more.length > 0) return null;
  const link = await ports.partners.byCode(code);
  if (link === null || link.site !== site || (link.kind === 'partner' && values.for === 'self')) return null;
  return linkState(link, dayOf(ports.clock.now(), intake.hours.timeZone)) === 'works' ? link : null;
}

/** How a message counts for the link that it came by, and what of that is sealed with it. */
export interface CameBy {
  readonly counted: { readonly code: string; readonly over: boolean };
  /** Null for a window card: it stands for no organization. */
  readonly mark: PartnerMark | null;
}

/**
 * Counts a message for its link. Two at the same moment may both count as the last below the agreed number; neither is
 * refused.
 */
export async function countCameBy(ports: Pick<Ports, 'partners'>, link: PartnerLink | null, today: Day): Promise<CameBy | null> {
  if (link === null) return null;
  const over = isOverAgreed(link, await ports.partners.days(link.code, firstOf(PARTNER_WEEK, today)), today);
  return { counted: { code: link.code, over }, mark: link.kind === 'partner' ? { name: link.name, over } : null };
}
