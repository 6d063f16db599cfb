import { eachAlone } from '#src/domain/eachAlone.ts';
import { isAskDue } from '#src/domain/freshness.ts';
import type { SiteRecord } from '#src/domain/listingChange.ts';
import type { Site } from '#src/domain/site.ts';
import { whoIsAsked } from '#src/domain/whoIsTold.ts';
import type { NewDelivery } from '#src/ports/letters.ts';
import type { StaffRecord } from '#src/ports/staff.ts';
import type { Ports } from '#src/ports.ts';
import { dayAt } from './effect.ts';

/**
 * Owes each listing's people the letter "still true?" when its day has come (product §5). Asking again the same day owes nothing more,
 * nor does a crash on the way. A listing that nobody can be asked about owes no letter: the Bureau calls there.
 */
export async function askStillTrue(ports: Ports): Promise<{ readonly asked: number }> {
  const records = new Map((await ports.sites.records()).map((record) => [record.site, record]));
  const managers = Map.groupBy((await ports.staff.managers()).filter(isThere), ({ site }) => site);
  let asked = 0;
  try {
    await eachAlone(await ports.sites.all(), async (site) => {
      const record = records.get(site.listing.slug);
      if (record !== undefined && (await ask(ports, site, record, managers.get(record.site) ?? []))) asked += 1;
    });
  } finally {
    if (asked > 0) ports.log.event('still-true-asked', { asked });
  }
  return { asked };
}

/** False when nobody is to be asked now. */
async function ask(ports: Ports, site: Site, record: SiteRecord, managers: readonly StaffRecord[]): Promise<boolean> {
  const { listing } = site;
  // An invented site is asked only where everything is invented.
  if (listing.demonstration && ports.settings.mode === 'production') return false;
  const on = dayAt(site, ports.clock.now());
  if (!isAskDue(listing, record, on)) return false;
  const letters = lettersTo(ports, managers, record);
  return letters.length > 0 && ports.deliveries.oweAsking({ site: listing.slug, on, before: record.askedOn }, letters);
}

function lettersTo(ports: Ports, managers: readonly StaffRecord[], record: SiteRecord): NewDelivery[] {
  const asked = whoIsAsked(
    managers.map(({ id, mailTrouble }) => ({ id, hasTrouble: mailTrouble !== null })),
    record,
  );
  const { site } = record;
  const letter = () =>
    ({ id: ports.ids.next(), kind: 'still-true', about: site, nth: null, dueAt: ports.clock.now(), secret: null }) as const;
  if (asked === 'nobody') return [];
  if (asked === 'contact') return [{ ...letter(), staffId: null, site }];
  return asked.staffIds.map((staffId) => ({ ...letter(), staffId }));
}

function isThere({ status }: StaffRecord): boolean {
  return status === 'active';
}
