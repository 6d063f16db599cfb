import { UNDECIDED_STATES } from '#src/domain/deskViews.ts';
import type { SignedIn } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';

/** All that a locked session learns of a queue (product §4). */
export interface DeskNumbers {
  readonly overdue: number;
  /** Nobody has decided anything yet; held ones count too, or nobody would come for them. */
  readonly fresh: number;
}

/** The two numbers of a site's desk; null for somebody who belongs to none. No text is opened, no item is named. */
export async function deskNumbers(ports: Ports, who: SignedIn): Promise<DeskNumbers | null> {
  const { site } = who.staff;
  if (site === null) return null;
  return numbersOfSite(ports, site);
}

/** The same, of a site that is known. */
export async function numbersOfSite(ports: Ports, site: string): Promise<DeskNumbers> {
  const overdue = await ports.referrals.count(site, { states: UNDECIDED_STATES, dueBefore: ports.clock.now() });
  return { overdue, fresh: await ports.referrals.count(site, { states: UNDECIDED_STATES }) };
}
