import { dayOf } from '#src/domain/day.ts';
import type { ReadinessFacts } from '#src/domain/readiness.ts';
import type { Site } from '#src/domain/site.ts';
import type { Ports } from '#src/ports.ts';

/** Gathers what has to be known to say what a site still lacks, with the settings that it has or would get. */
export async function readinessFacts(
  ports: Pick<Ports, 'keys' | 'staff' | 'setups' | 'rehearsals' | 'clock'>,
  site: Site,
): Promise<ReadinessFacts> {
  const { slug } = site.listing;
  const key = await ports.keys.current(slug);
  const sheet = await ports.keys.recoverySheet(slug);
  const rehearsal = await ports.rehearsals.latest(slug);
  const backup = site.intake === null ? null : await ports.staff.byId(site.intake.backupContact);
  return {
    site,
    today: dayOf(ports.clock.now(), 'UTC'),
    backupIsThere: backup?.site === slug && backup.status === 'active' && backup.invitedUntil === null,
    hasKey: key !== null,
    aloneBecause: (await ports.setups.ofSite(slug))?.oneHolder ?? null,
    keyHolders: (await ports.keys.openers(slug)).length,
    sheetConfirmed: sheet !== null && sheet.confirmedOn !== null,
    rehearsedOn: rehearsal?.isGreen ? dayOf(rehearsal.at, 'UTC') : null,
  };
}
