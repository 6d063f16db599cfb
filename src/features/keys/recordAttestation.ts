import { ATTESTATION_VERSION, type Attestation, mayHoldKey, type Staff } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';
import { takeAccess } from './takeAccess.ts';

export type AttestationAnswers = Omit<Attestation, 'version' | 'at'>;

export interface RecordAttestationResult {
  readonly kind: 'recorded';
  readonly mayHoldKey: boolean;
}

/** Records the three answers (product §3). Any yes means the listing only: a key that was held is taken back at once. */
export async function recordAttestation(ports: Ports, staff: Staff, answers: AttestationAnswers): Promise<RecordAttestationResult> {
  const attestation: Attestation = { ...answers, version: ATTESTATION_VERSION, at: ports.clock.now() };
  const mayHold = mayHoldKey(attestation);
  await ports.staff.attest(staff.id, attestation, {
    at: attestation.at,
    actor: staff.id,
    site: staff.site,
    act: 'attestation',
    object: staff.id,
    result: mayHold ? 'may-hold-key' : 'listing-only',
  });
  if (!mayHold && staff.site !== null && (await holdsKey(ports, staff.site, staff.id))) {
    await takeAccess(ports, { site: staff.site, staffId: staff.id, actor: staff.id });
  }
  return { kind: 'recorded', mayHoldKey: mayHold };
}

async function holdsKey(ports: Ports, site: string, staffId: string): Promise<boolean> {
  const epochs = await ports.keys.epochs(site);
  const holders = await Promise.all(epochs.map(({ epoch }) => ports.keys.holders(site, epoch)));
  return holders.flat().includes(staffId);
}
