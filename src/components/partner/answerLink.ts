import type { AstroGlobal } from 'astro';
import { type OpenLinkResult, openLink } from '#src/features/partners/openLink.ts';
import { signCameBy } from '#src/features/referrals/cameBy.ts';
import { openReferralPage, type ReferralPage } from '#src/features/referrals/referralPage.ts';

/** What the page behind a short address shows. */
export type LinkView =
  | (Extract<OpenLinkResult, { kind: 'works' }> & {
      readonly page: ReferralPage;
      /** The signed link, for the hidden field that goes along to the form. */
      readonly partner: string;
    })
  | Exclude<OpenLinkResult, { kind: 'works' }>;

const STATUS: Readonly<Record<OpenLinkResult['kind'], number>> = {
  works: 200,
  'no-form': 200,
  revoked: 410,
  ended: 410,
  unknown: 404,
  'too-many': 429,
};
const WAIT_SECONDS = '600';

/** Opens a short address, with the status that fits what it finds. Nothing is set on the device. */
export async function answerLink(astro: AstroGlobal): Promise<LinkView> {
  const { ports, facts } = astro.locals;
  const found = await openLink(ports, astro.params['code'] ?? '', facts.clientNetwork);
  astro.response.status = STATUS[found.kind];
  if (found.kind === 'too-many') astro.response.headers.set('Retry-After', WAIT_SECONDS);
  if (found.kind !== 'works') return found;
  const page = await openReferralPage(ports, found.link.site);
  return page === null ? { kind: 'no-form', site: found.site } : { ...found, page, partner: signCameBy(ports, found.link) };
}
