import { missingBeforeLive, type ReadinessGap } from '#src/domain/readiness.ts';
import type { Site } from '#src/domain/site.ts';
import { type Ports, RECOVERY_HOLDER } from '#src/ports.ts';

export type SiteReadinessResult =
  | { readonly kind: 'no-such-site' }
  | { readonly kind: 'known'; readonly site: Site; readonly missing: readonly ReadinessGap[] };

/** Tells what a site still lacks before its form can open. */
export async function siteReadiness(ports: Ports, slug: string): Promise<SiteReadinessResult> {
  const site = await ports.sites.bySlug(slug);
  if (site === null) return { kind: 'no-such-site' };
  const key = await ports.keys.current(slug);
  const holders = key === null ? [] : await ports.keys.holders(slug, key.epoch);
  const sheet = await ports.keys.recoverySheet(slug);
  const backup = site.intake === null ? null : await ports.staff.byId(site.intake.backupContact);
  const missing = missingBeforeLive({
    site,
    backupIsThere: backup?.site === slug && backup.status === 'active',
    hasKey: key !== null,
    keyHolders: holders.filter((holder) => holder !== RECOVERY_HOLDER).length,
    sheetConfirmed: sheet?.confirmedOn != null,
  });
  return { kind: 'known', site, missing };
}
