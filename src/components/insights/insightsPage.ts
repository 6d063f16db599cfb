import type { AstroGlobal } from 'astro';
import type { Unlocked } from '#src/domain/staff.ts';
import { type SiteInsights, siteInsights } from '#src/features/insights/siteInsights.ts';
import { requireUnlocked } from '../desk/deskRequest.ts';

export interface InsightsPage {
  readonly worker: Unlocked;
  readonly insights: SiteInsights;
}

/** The counts of the worker's own site, for the months in the address. */
export async function insightsPage(astro: AstroGlobal): Promise<InsightsPage | Response> {
  const worker = await requireUnlocked(astro);
  if (worker instanceof Response) return worker;
  const { searchParams } = astro.url;
  const insights = await siteInsights(astro.locals.ports, worker, { from: searchParams.get('from'), to: searchParams.get('to') });
  return { worker, insights };
}

/** The months of a page, as an address carries them. */
export function monthsQuery({ from, to }: { from: string; to: string }): string {
  return `?from=${from}&to=${to}`;
}
