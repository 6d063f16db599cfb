import type { AstroGlobal } from 'astro';
import { type WeekOfLooks, weekOfLooks } from '#src/features/audit/weekOfLooks.ts';
import type { SiteStaff } from '../desk/deskRequest.ts';
import { requireUnlockedManager } from '../people/peopleRequest.ts';

export const LEDGER_PATH = '/staff/ledger/';

/** The address of a week. */
export function weekPath(monday: string): string {
  return `${LEDGER_PATH}?week=${monday}`;
}

/** Who opened what in one week, for a manager of the site at an open desk: a locked one names nobody (security/controls B2). */
export async function ledgerPage(astro: AstroGlobal): Promise<{ who: SiteStaff; siteName: string; week: WeekOfLooks } | Response> {
  const who = await requireUnlockedManager(astro);
  if (who instanceof Response) return who;
  const { ports } = astro.locals;
  const week = await weekOfLooks(ports, who, astro.url.searchParams.get('week'));
  return { who, siteName: (await ports.sites.bySlug(who.staff.site))?.listing.name ?? who.staff.site, week };
}
