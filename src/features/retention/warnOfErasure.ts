import { addDays, type Day, dayOf } from '#src/domain/day.ts';
import { OPEN_STATES } from '#src/domain/deskViews.ts';
import { eachAlone } from '#src/domain/eachAlone.ts';
import { wantsLetter } from '#src/domain/letterChoice.ts';
import { isWarningDue } from '#src/domain/retention.ts';
import { isLive, type LiveSite } from '#src/domain/site.ts';
import type { Ports } from '#src/ports.ts';

const MARK = 'erase-warning:';

/**
 * Owes the letters that open items are erased before long, 30 and 10 days ahead (on the 60th and the 80th day of a full life): one letter
 * to a person and a day, however many items. To whoever took an item, or to everybody who can read it. Each site is looked at once in
 * its own day; days on which the server was off are made up for.
 */
export async function warnOfErasure(ports: Ports): Promise<{ readonly owed: number }> {
  const marks = await ports.deliveries.marks(MARK);
  const now = ports.clock.now();
  let owed = 0;
  try {
    await eachAlone((await ports.sites.all()).filter(isLive), async (site) => {
      const before = marks.get(MARK + site.listing.slug) ?? null;
      const today = dayOf(now, site.intake.hours.timeZone);
      if (before === null || before < today) owed += await warn(ports, site, { before, today });
    });
  } finally {
    if (owed > 0) ports.log.event('erase-warnings', { owed });
  }
  return { owed };
}

async function warn(ports: Ports, { listing: { slug } }: LiveSite, { before, today }: { before: Day | null; today: Day }): Promise<number> {
  const open = await ports.referrals.list(slug, { states: OPEN_STATES });
  // A site that was never looked at begins with today: what is past needs no letter on the first day.
  const due = open.filter((row) => !row.rehearsal && isWarningDue(row, before ?? addDays(today, -1), today));
  const readers = due.length === 0 ? [] : await readersOf(ports, slug);
  const told = new Set(due.flatMap(({ assignee }) => (assignee !== null && readers.includes(assignee) ? [assignee] : readers)));
  const letters = [...told].map((staffId) => ({
    id: ports.ids.next(),
    kind: 'erase-warning' as const,
    staffId,
    nth: null,
    dueAt: ports.clock.now(),
    secret: null,
  }));
  const isOwed = await ports.deliveries.oweOnce({ name: MARK + slug, before, after: today }, letters);
  return isOwed ? letters.length : 0;
}

/** Whoever can open the site's messages now and wants to hear of it; all of them where nobody does. */
async function readersOf({ keys, staff }: Ports, slug: string): Promise<string[]> {
  const key = await keys.current(slug);
  const holders = key === null ? [] : await keys.holders(slug, key.epoch);
  const people = await staff.ofSite(slug);
  const readers = people.filter(({ id, status, onLeaveSince }) => status === 'active' && onLeaveSince === null && holders.includes(id));
  const wanting = readers.filter(({ letters }) => wantsLetter(letters, 'erased-soon'));
  return (wanting.length > 0 ? wanting : readers).map(({ id }) => id);
}
