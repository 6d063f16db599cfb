import { completeIntake } from '#src/domain/setup.ts';
import { isLive, type LiveSite } from '#src/domain/site.ts';
import type { Ports } from '#src/ports.ts';

/** The site as its form has it, or would have it once opened; null while its people have not settled everything. */
export async function rehearsedSite(ports: Pick<Ports, 'sites' | 'setups' | 'clock'>, slug: string): Promise<LiveSite | null> {
  const site = await ports.sites.bySlug(slug);
  if (site === null) return null;
  if (isLive(site)) return site;
  const setup = await ports.setups.ofSite(slug);
  const intake = setup === null ? null : completeIntake(setup.draft);
  return intake === null ? null : { ...site, intake, liveSince: ports.clock.now() };
}

/** The same portal in which this site is live already: a form that is not open yet is rehearsed as it will be. */
export function asIfLive(ports: Ports, site: LiveSite): Ports {
  const { slug } = site.listing;
  return { ...ports, sites: { ...ports.sites, bySlug: async (asked) => (asked === slug ? site : ports.sites.bySlug(asked)) } };
}
