import type { Withdrawal } from '#src/ports/referrals.ts';
import type { Ports } from '#src/ports.ts';
import { anAuditEntry } from './anAuditEntry.ts';

/** What the sender of a message made by `aReferral` takes back. */
export function aWithdrawal(id: string, different: Partial<Withdrawal> = {}): Withdrawal {
  return {
    id,
    receiptIndex: `index of ${id}`,
    year: 2026,
    audit: anAuditEntry({ actor: 'referrer', site: 'north-lead', act: 'withdraw', object: id }),
    ...different,
  };
}

/** Takes a message of `aReferral` back, now. */
export function takeBack(ports: Pick<Ports, 'referrals' | 'clock'>, id: string): Promise<void> {
  const at = ports.clock.now();
  return ports.referrals.withdraw({ ...aWithdrawal(id), at, mark: at });
}
