import { sendPendingEmails } from '#src/features/deliveries/sendPendingEmails.ts';
import { lookUpReceipt } from '#src/features/receipts/lookUpReceipt.ts';
import { rehearseArrival } from '#src/features/referrals/rehearseArrival.ts';
import { type RehearseEachWeekResult, rehearseEachWeek } from '#src/features/rehearsal/rehearseEachWeek.ts';
import type { Ports } from '#src/ports.ts';

/** The weekly canary, by the same ways that a message takes. */
export function rehearseSites(ports: Ports): Promise<RehearseEachWeekResult> {
  return rehearseEachWeek(ports, { arrive: rehearseArrival, sendLetters: sendPendingEmails, lookUp: lookUpReceipt });
}
