import { missingBeforeLive, type ReadinessGap } from '#src/domain/readiness.ts';
import type { Site } from '#src/domain/site.ts';
import type { Ports } from '#src/ports.ts';
import { readinessFacts } from './readinessFacts.ts';

export type SiteReadinessResult =
  | { readonly kind: 'no-such-site' }
  | { readonly kind: 'known'; readonly site: Site; readonly missing: readonly ReadinessGap[] };

/** Tells what a site still lacks before its form can open. */
export async function siteReadiness(ports: Ports, slug: string): Promise<SiteReadinessResult> {
  const site = await ports.sites.bySlug(slug);
  if (site === null) return { kind: 'no-such-site' };
  return { kind: 'known', site, missing: missingBeforeLive(await readinessFacts(ports, site)) };
}
