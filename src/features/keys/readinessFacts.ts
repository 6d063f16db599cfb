import { dayOf } from '#src/domain/day.ts';
import type { ReadinessFacts } from '#src/domain/readiness.ts';
import type { Site } from '#src/domain/site.ts';
import { type Ports, RECOVERY_HOLDER } from '#src/ports.ts';

/** Gathers what has to be known to say what a site still lacks, with the settings that it has or would get. */
export async function readinessFacts(ports: Pick<Ports, 'keys' | 'staff' | 'clock'>, site: Site): Promise<ReadinessFacts> {
  const { slug } = site.listing;
  const key = await ports.keys.current(slug);
  const holders = key === null ? [] : await ports.keys.holders(slug, key.epoch);
  const sheet = await ports.keys.recoverySheet(slug);
  const backup = site.intake === null ? null : await ports.staff.byId(site.intake.backupContact);
  return {
    site,
    today: dayOf(ports.clock.now(), 'UTC'),
    backupIsThere: backup?.site === slug && backup.status === 'active',
    hasKey: key !== null,
    keyHolders: holders.filter((holder) => holder !== RECOVERY_HOLDER).length,
    sheetConfirmed: sheet !== null && sheet.confirmedOn !== null,
  };
}
