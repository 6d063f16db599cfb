import type { NewDelivery } from '#src/ports/letters.ts';
import type { StaffRecord } from '#src/ports/staff.ts';
import type { Ports } from '#src/ports.ts';

/** Somebody of the Bureau who can read a claim. */
export type ClaimReader = StaffRecord & { readonly recipient: string };

/** Who can read a claim now: the active people of the Bureau with a key. Empty means that the form must not be offered. */
export async function claimReaders({ staff }: Pick<Ports, 'staff'>): Promise<ClaimReader[]> {
  return (await staff.ofBureau()).filter(isReader);
}

function isReader(record: StaffRecord): record is ClaimReader {
  return record.status === 'active' && record.recipient !== null;
}

/** The letter to each of them that work waits: once a visit, however much waits. */
export function owedToReaders({ ids, clock }: Pick<Ports, 'ids' | 'clock'>, readers: readonly ClaimReader[]): NewDelivery[] {
  const dueAt = clock.now();
  return readers.map(({ id: staffId }) => ({ id: ids.next(), kind: 'bureau-work', staffId, nth: 1, dueAt, secret: null }));
}
