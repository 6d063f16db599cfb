import { type Day, dayOf } from '#src/domain/day.ts';
import type { Ports } from '#src/ports.ts';

/** Today by the clock of a site; by UTC where the site has settled no hours yet. */
export async function siteToday(ports: Pick<Ports, 'sites' | 'clock'>, slug: string): Promise<Day> {
  const site = await ports.sites.bySlug(slug);
  return dayOf(ports.clock.now(), site?.intake?.hours.timeZone ?? 'UTC');
}
