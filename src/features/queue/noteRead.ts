import { dayOf } from '#src/domain/day.ts';
import type { Ports } from '#src/ports.ts';
import type { DeskSite } from './deskSite.ts';
import type { LoadedReferral } from './loadReferral.ts';

/**
 * Lets the receipt say that a person has read the message, for somebody who decided by the summary alone. The details
 * are opened for the receipt's index and shown to nobody, so no opening is noted; when they cannot be opened, nothing
 * happens.
 */
export async function noteRead(ports: Ports, { row, identity }: LoadedReferral, { now, hours }: DeskSite): Promise<void> {
  const sealed = await ports.referrals.sealedPart(row.site, row.id, 'details');
  const opened = sealed === null ? null : await ports.vault.openDetails(identity, row.id, sealed);
  if (opened?.kind === 'opened') await ports.receipts.markRead(opened.value.receiptIndex, dayOf(now, hours.timeZone));
}
