import { isLook, type LookAct, leavesSite } from '#src/domain/audit.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import { sayMoment } from '#src/domain/waitingTime.ts';
import type { Ports } from '#src/ports.ts';
import { deskSite } from './deskSite.ts';

/** One line of an item's ledger: who opened or shared it here, and when. */
export interface LedgerRow {
  readonly act: LookAct | 'transfer-in';
  /** What colleagues call them; empty for somebody who has left. */
  readonly by: string;
  readonly moment: string;
  /** Words left the site by it. */
  readonly isShared: boolean;
}

/** Who opened an item and where it went, first to last (security/controls L7). What another site did with it is that site's to tell. */
export async function ledgerOf(ports: Ports, { staff }: Unlocked, id: string): Promise<LedgerRow[]> {
  const site = await deskSite(ports, staff.site);
  const names = new Map((await ports.staff.ofSite(staff.site)).map((person) => [person.id, person.name]));
  const entries = await ports.audit.ofObject(id);
  return entries.flatMap(({ act, actor, at, result, site: where }) => {
    const isTold = where === staff.site && (act === 'transfer-in' || (isLook(act) && result !== 'again'));
    if (!isTold) return [];
    return [{ act, by: names.get(actor) ?? '', moment: sayMoment(at, site.hours.timeZone, site.now), isShared: leavesSite(act) }];
  });
}
