import { firstOf, PARTNER_DAYS_KEPT, readCode } from '#src/domain/partnerLink.ts';
import type { Ports } from '#src/ports.ts';
import { mayLookUp, wasNoGuess } from './guessing.ts';
import { siteToday } from './siteToday.ts';

/** On which days messages came by a link, and how many: all that its organization is told (product §2). */
export type ReferralDatesResult =
  | {
      readonly kind: 'found';
      readonly name: string;
      readonly siteName: string;
      readonly days: readonly { readonly day: string; readonly n: number }[];
    }
  /** Unknown, mistyped, or of a link that was revoked: one answer for all. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'empty' | 'too-many' };

/** Looks up the dates that belong to a second code, the newest first. */
export async function referralDates(
  ports: Pick<Ports, 'partners' | 'sites' | 'clock' | 'limits' | 'settings' | 'signer'>,
  typed: string,
  clientNetwork: string,
): Promise<ReferralDatesResult> {
  if (typed.trim() === '') return { kind: 'empty' };
  if (!mayLookUp(ports, 'partner-second', clientNetwork)) return { kind: 'too-many' };
  // What cannot be a code is looked up like any other, so that it answers in the same time.
  const link = await ports.partners.bySecond(ports.signer.hash('partner-code', readCode(typed) ?? 'not-a-code'));
  const site = link && (await ports.sites.bySlug(link.site));
  if (!link || !site || link.revokedOn !== null) return { kind: 'unknown' };
  wasNoGuess(ports, 'partner-second', clientNetwork);
  const days = await ports.partners.days(link.code, firstOf(PARTNER_DAYS_KEPT, await siteToday(ports, link.site)));
  return {
    kind: 'found',
    name: link.name,
    siteName: site.listing.name,
    days: days.toReversed().map(({ day, n }) => ({ day, n })),
  };
}
