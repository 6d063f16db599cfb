import type { TestPorts } from './testPorts.ts';

/** What a message leaves behind; letters for workers are apart, since a site without workers owes none. */
export const NOTHING = { referrals: 0, parts: 0, receipts: 0, letters: 0, received: 0, audited: 0 };

/** Counts the rows of messages. */
export async function howMuchIsStored({ client }: Pick<TestPorts, 'client'>): Promise<typeof NOTHING> {
  const { rows } = await client.execute(`SELECT
    (SELECT count(*) FROM referrals) AS referrals,
    (SELECT count(*) FROM referral_parts) AS parts,
    (SELECT count(*) FROM receipts) AS receipts,
    (SELECT count(*) FROM deliveries WHERE kind IN ('new-work', 'bureau-message')) AS letters,
    (SELECT coalesce(sum(n), 0) FROM counts WHERE what = 'received') AS received,
    (SELECT count(*) FROM audit WHERE act = 'referral-received') AS audited`);
  return { ...NOTHING, ...rows[0] };
}
