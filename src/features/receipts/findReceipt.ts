import type { LiveSite } from '#src/domain/site.ts';
import { isLive } from '#src/domain/site.ts';
import type { ReceiptRow } from '#src/ports/referrals.ts';
import type { Ports } from '#src/ports.ts';

export interface FoundReceipt {
  readonly row: ReceiptRow;
  readonly site: LiveSite;
  readonly index: string;
  /** The message that the receipt belongs to; it may be erased already. */
  readonly referralId: string;
}

/**
 * Finds what is kept of a receipt. One from before the portal's secret was changed is found by the previous secret: a
 * receipt works for its 60 days (security/controls O2).
 */
export async function findReceipt(ports: Pick<Ports, 'receipts' | 'signer' | 'sites'>, receipt: string): Promise<FoundReceipt | null> {
  const { signer } = ports;
  const now = { index: signer.receiptIndex(receipt), referralId: signer.referralIdOf(receipt) };
  for (const { index, referralId } of [now, signer.receiptBefore(receipt)].filter((known) => known !== null)) {
    const row = await ports.receipts.byIndex(index);
    const site = row && (await ports.sites.bySlug(row.site));
    if (row && site && isLive(site)) return { row, site, index, referralId };
  }
  return null;
}
