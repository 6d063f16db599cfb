import { addDays, type Day, dayOf, type Instant, instantAt, weekdayOf } from '#src/domain/day.ts';
import { eachAlone } from '#src/domain/eachAlone.ts';
import { isLive, type LiveSite } from '#src/domain/site.ts';
import type { Ports } from '#src/ports.ts';

const MARK = 'weekly-look:';
/** When a week's letter is owed, by the site's own clock. */
const MONDAY_MORNING = '08:00';

/** The Monday of the week that a day lies in. */
export function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day));
}

/**
 * Owes the managers of each live site the letter "look who opened what", once a week from Monday morning on, when something was opened in
 * the week before. A server that was off on Monday does so when it is back.
 */
export async function sendWeeklyLooks(ports: Ports): Promise<{ readonly owed: number }> {
  const marks = await ports.deliveries.marks(MARK);
  const now = ports.clock.now();
  let owed = 0;
  try {
    await eachAlone((await ports.sites.all()).filter(isLive), async (site) => {
      const { timeZone } = site.intake.hours;
      const monday = mondayOf(dayOf(now, timeZone));
      const before = marks.get(MARK + site.listing.slug) ?? null;
      const isDue = (before === null || before < monday) && now >= instantAt(monday, MONDAY_MORNING, timeZone);
      if (isDue) owed += await owe(ports, site, { before, monday, now });
    });
  } finally {
    if (owed > 0) ports.log.event('weekly-looks', { owed });
  }
  return { owed };
}

async function owe(
  ports: Ports,
  site: LiveSite,
  { before, monday, now }: { before: Day | null; monday: Day; now: Instant },
): Promise<number> {
  const { slug, demonstration } = site.listing;
  const looks = await ports.audit.looks(slug, spanOfWeek(addDays(monday, -7), site.intake.hours.timeZone));
  // An invented site is told only where everything is invented.
  const isTold = looks.length > 0 && !(demonstration && ports.settings.mode === 'production');
  const managers = isTold ? (await ports.staff.ofSite(slug)).filter(isThere) : [];
  const letters = managers.map(({ id }) => ({
    id: ports.ids.next(),
    kind: 'weekly-look' as const,
    staffId: id,
    nth: null,
    dueAt: now,
    secret: null,
  }));
  const isOwed = await ports.deliveries.oweOnce({ name: MARK + slug, before, after: monday }, letters);
  return isOwed ? letters.length : 0;
}

function isThere({ role, status, onLeaveSince }: Awaited<ReturnType<Ports['staff']['ofSite']>>[number]): boolean {
  return role === 'manager' && status === 'active' && onLeaveSince === null;
}

/** From Monday 0:00 until the next, by the site's own clock. */
export function spanOfWeek(monday: Day, timeZone: string): { from: Instant; until: Instant } {
  return { from: instantAt(monday, '00:00', timeZone), until: instantAt(addDays(monday, 7), '00:00', timeZone) };
}
