import { addDays, type Day, dayOf, type Instant, instantAt } from '#src/domain/day.ts';
import { ERASED_SOON_DAYS, type ViewFacts } from '#src/domain/deskViews.ts';
import type { Locale } from '#src/domain/locale.ts';
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
  /** What its team says it reads. */
  readonly readsLanguages: readonly Locale[];
  readonly now: Instant;
  readonly today: Day;
}

// Before its form opens a site has the clock that its set-up names; one that took its settings away can still hold items, shown by UTC.
const hoursIn = (timeZone = 'UTC'): OpeningHours => ({ timeZone, weekly: {}, holidays: [] });

/** The site of the desk, and its clock. */
export async function deskSite(ports: Ports, slug: string): Promise<DeskSite> {
  const site = await ports.sites.bySlug(slug);
  const intake = site?.intake;
  const hours = intake?.hours ?? hoursIn((await ports.setups.ofSite(slug))?.draft.hours?.timeZone);
  const now = ports.clock.now();
  return {
    slug,
    name: site?.listing.name ?? slug,
    hours,
    promiseDays: intake?.promiseDays ?? 0,
    retention: intake?.retention ?? RETENTION_BOUNDS,
    readsLanguages: intake?.readsLanguages ?? [],
    now,
    today: dayOf(now, hours.timeZone),
  };
}

/** What sorting into views needs, for one worker. */
export function viewFacts(site: DeskSite, me: string): ViewFacts {
  const endOfToday = instantAt(addDays(site.today, 1), '00:00', site.hours.timeZone);
  return { me, now: site.now, endOfToday, soon: addDays(site.today, ERASED_SOON_DAYS) };
}
