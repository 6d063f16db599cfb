import type { ReferralRow } from '#src/domain/referral.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';

/** Somebody to whom an item can be given. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
}

/** The colleagues who can have an item: there, not away, and with its key. */
export async function colleaguesFor(ports: Ports, worker: Unlocked, row: Pick<ReferralRow, 'site' | 'epoch'>): Promise<Colleague[]> {
  const holders = await ports.keys.holders(row.site, row.epoch);
  const people = await ports.staff.ofSite(row.site);
  return people
    .filter(
      ({ id, status, onLeaveSince }) => status === 'active' && onLeaveSince === null && id !== worker.staff.id && holders.includes(id),
    )
    .map(({ id, name }) => ({ id, name }));
}
