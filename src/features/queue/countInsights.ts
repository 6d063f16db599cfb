import { dayOf } from '#src/domain/day.ts';
import { UNDECIDED_STATES } from '#src/domain/deskViews.ts';
import { countedOnMove, countedOnReading, monthOf, openDaysAfter } from '#src/domain/insights.ts';
import type { NotePart } from '#src/domain/referral.ts';
import type { MoveName } from '#src/domain/status.ts';
import type { Ports } from '#src/ports.ts';
import type { DeskSite } from './deskSite.ts';
import type { LoadedReferral } from './loadReferral.ts';

/** Tells whether nobody has read the message so far, neither opened its details nor decided by its summary. Asked before the act. */
export async function isUnread(ports: Ports, id: string): Promise<boolean> {
  const acts = await ports.audit.ofObject(id);
  return !acts.some(({ act, result }) => act === 'open-details' || (act === 'move' && !UNDECIDED_STATES.some((state) => state === result)));
}

/**
 * Counts the first reading of a message: how long it waited, and whether its promise was kept. After the act and apart from it: what a
 * crash between the two loses is one number of a chart.
 */
export async function countReading(ports: Ports, { row, identity }: LoadedReferral, site: DeskSite): Promise<void> {
  if (row.rehearsal) return;
  const sealed = (await ports.referrals.sealedSummaries(row.site, [row.id])).get(row.id);
  const summary = sealed === undefined ? null : await ports.vault.openSummary(identity, row.id, sealed);
  const locale = summary?.kind === 'opened' ? summary.value.locale : null;
  const openDays = openDaysAfter(site.hours, row.day, site.today);
  const whats = countedOnReading({ openDays, inTime: site.now <= row.dueAt, locale });
  await ports.insights.count(
    row.site,
    whats.map((what) => ({ what, month: monthOf(site.today), by: 1 })),
  );
}

/** Counts what a move tells: the first decision, the first attempt, an outcome and its taking back. */
export async function countMove(
  ports: Ports,
  { row }: LoadedReferral,
  made: { site: DeskSite; move: MoveName; notes: readonly NotePart[] },
): Promise<void> {
  if (row.rehearsal) return;
  const { site, move, notes } = made;
  const { timeZone } = site.hours;
  const counts = countedOnMove({
    move,
    notes,
    month: monthOf(site.today),
    openDays: openDaysAfter(site.hours, row.day, site.today),
    monthAt: (at) => monthOf(dayOf(at, timeZone)),
  });
  await ports.insights.count(row.site, counts);
}
