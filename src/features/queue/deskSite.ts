import { addDays, type Day, dayOf, type Instant, instantAt } from '#src/domain/day.ts';
import { ERASED_SOON_DAYS, type ViewFacts } from '#src/domain/deskViews.ts';
import type { OpeningHours } from '#src/domain/promise.ts';
import { RETENTION_BOUNDS, type RetentionLimits } from '#src/domain/retention.ts';
import type { Ports } from '#src/ports.ts';

/** What a desk has to know of its own site. */
export interface DeskSite {
  readonly slug: string;
  readonly name: string;
  readonly hours: OpeningHours;
  readonly promiseDays: number;
  readonly retention: RetentionLimits;
  readonly now: Instant;
  readonly today: Day;
}

// A site that took its settings away can still hold items; they are shown by UTC and the common bounds.
const NO_HOURS: OpeningHours = { timeZone: 'UTC', weekly: {}, holidays: [] };

/** The site of the desk, and its clock. */
export async function deskSite(ports: Ports, slug: string): Promise<DeskSite> {
  const site = await ports.sites.bySlug(slug);
  const intake = site?.intake;
  const hours = intake?.hours ?? NO_HOURS;
  const now = ports.clock.now();
  return {
    slug,
    name: site?.listing.name ?? slug,
    hours,
    promiseDays: intake?.promiseDays ?? 0,
    retention: intake?.retention ?? RETENTION_BOUNDS,
    now,
    today: dayOf(now, hours.timeZone),
  };
}

/** What sorting into views needs, for one worker. */
export function viewFacts(site: DeskSite, me: string): ViewFacts {
  const endOfToday = instantAt(addDays(site.today, 1), '00:00', site.hours.timeZone);
  return { me, now: site.now, endOfToday, soon: addDays(site.today, ERASED_SOON_DAYS) };
}
