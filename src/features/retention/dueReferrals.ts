import { type Day, dayOf, HOUR, type Instant } from '#src/domain/day.ts';
import { isDueForErasure } from '#src/domain/retention.ts';
import type { Site } from '#src/domain/site.ts';
import { WITHDRAW_UNDO_HOURS } from '#src/domain/status.ts';
import type { DueReferral } from '#src/ports/records.ts';
import type { Ports } from '#src/ports.ts';

/** Everything that has to go now. */
export interface DueNow {
  readonly referrals: readonly DueReferral[];
  /** A day that has begun at every site: parts and receipts whose day it is may go everywhere. */
  readonly begunEverywhere: Day;
}

/** Finds what is due: items on their day in their own site's zone, withdrawn ones when the undo is over. */
export async function dueReferrals(ports: Ports, now: Instant): Promise<DueNow> {
  const zones = new Map((await ports.sites.all()).map((site) => [site.listing.slug, zoneOf(site, now)]));
  const todayAt = (slug: string): Day => dayOf(now, zones.get(slug) ?? 'UTC');
  const days = [...new Set(zones.values())].map((zone) => dayOf(now, zone)).sort();
  const earliest = days[0] ?? dayOf(now, 'UTC');
  const maybeDue = await ports.erasures.dueOn(days.at(-1) ?? earliest);
  const due = new Map((await dueWithdrawals(ports, now)).map((item) => [item.id, item]));
  // What its sender took back goes as taken back, also when its own day has come meanwhile.
  for (const row of maybeDue) {
    const today = todayAt(row.site);
    if (!due.has(row.id) && isDueForErasure(row, today)) due.set(row.id, { id: row.id, why: 'due', today });
  }
  return { referrals: [...due.values()], begunEverywhere: earliest };
}

/** A zone that no clock knows must not stop the erasures of all sites: the last zone of the earth is the one where no day comes too early. */
function zoneOf({ intake }: Site, now: Instant): string {
  const zone = intake?.hours.timeZone ?? 'UTC';
  try {
    dayOf(now, zone);
    return zone;
  } catch {
    return 'Etc/GMT+12';
  }
}

/** Finds what its sender took back and can bring back no more. */
export async function dueWithdrawals(ports: Pick<Ports, 'erasures'>, now: Instant): Promise<DueReferral[]> {
  const before = now - WITHDRAW_UNDO_HOURS * HOUR;
  return (await ports.erasures.withdrawnBefore(before)).map((id) => ({ id, why: 'withdrawn', before }));
}
