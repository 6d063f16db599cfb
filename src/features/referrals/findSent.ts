import type { Ports } from '#src/ports.ts';

/** The receipt and the site of what was already sent with a form token; null when nothing was. */
export async function findSent(
  { receipts, signer }: Pick<Ports, 'receipts' | 'signer'>,
  token: string,
): Promise<{ receipt: string; site: string } | null> {
  const receipt = signer.receiptOf(token);
  // The second one: sent before the portal's secret was changed, and sent again after it.
  const known = [{ receipt, index: signer.receiptIndex(receipt) }, signer.receiptOfBefore(token)];
  for (const one of known) {
    const row = one && (await receipts.byIndex(one.index));
    if (one && row) return { receipt: one.receipt, site: row.site };
  }
  return null;
}
