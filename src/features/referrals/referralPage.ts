import type { Instant } from '#src/domain/day.ts';
import { type Promised, promiseFor } from '#src/domain/promise.ts';
import { isLive, type LiveSite } from '#src/domain/site.ts';
import type { Ports } from '#src/ports.ts';
import { isCheckOffered } from './checkPass.ts';
import { makeFormToken } from './formToken.ts';

/** What the form page shows before its first question: all of it from the site's listing (forms.md §2). */
export interface ReferralPage {
  readonly site: LiveSite;
  /** When a message sent now would be read. */
  readonly promised: Promised;
  readonly token: string;
  readonly offersCheck: boolean;
}

/** Opens the form of a live site; null when there is none of that name. */
export async function openReferralPage(ports: Ports, slug: string): Promise<ReferralPage | null> {
  const site = await ports.sites.bySlug(slug);
  if (site === null || !isLive(site)) return null;
  return {
    site,
    promised: promised(site, ports.clock.now()),
    token: makeFormToken(ports),
    offersCheck: isCheckOffered(ports, slug),
  };
}

/** The promise of a live site. Hours that never open are refused when a site is set live, so their absence is our fault. */
export function promised(site: LiveSite, receivedAt: Instant): Promised {
  const answer = promiseFor(site.intake.hours, receivedAt, site.intake.promiseDays);
  if (answer === null) throw new Error('a live site has hours that never open');
  return answer;
}
