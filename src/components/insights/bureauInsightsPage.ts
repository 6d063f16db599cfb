import type { AstroGlobal } from 'astro';
import type { BureauUnlocked } from '#src/domain/staff.ts';
import { type BureauInsights, bureauInsights } from '#src/features/insights/bureauInsights.ts';
import { requireBureau } from '../bureau/bureauRequest.ts';

export interface BureauInsightsPage {
  readonly kind: 'shown';
  readonly reader: BureauUnlocked;
  readonly insights: BureauInsights;
}

/** The sums of all sites, for the quarter in the address. */
export async function bureauInsightsPage(astro: AstroGlobal): Promise<BureauInsightsPage | Response> {
  const reader = await requireBureau(astro);
  if (reader instanceof Response) return reader;
  const insights = await bureauInsights(astro.locals.ports, reader, astro.url.searchParams.get('quarter'));
  return { kind: 'shown', reader, insights };
}
