import { mayHoldKey, type Staff } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';

export type EnrollStaffResult =
  /** The passphrase is shown once and stands nowhere. */
  { readonly kind: 'enrolled'; readonly passphrase: string } | { readonly kind: 'refused'; readonly because: 'no-clean-attestation' };

/**
 * Makes a worker's key pair and wraps its private half under a generated passphrase. Enrolling anew, after a forgotten
 * passphrase, ends the old key's grants and sessions; a colleague gives access again (threat-model §6.5).
 */
export async function enrollStaff(ports: Ports, staff: Staff): Promise<EnrollStaffResult> {
  if (!(await mayEnroll(ports, staff))) return { kind: 'refused', because: 'no-clean-attestation' };
  const before = await ports.staff.byId(staff.id);
  const passphrase = ports.ids.passphrase();
  const { identity, recipient } = await ports.vault.newKey();
  const wrapped = await ports.vault.wrapStaffKey(identity, passphrase);
  if (before?.recipient) await endOldKey(ports, staff);
  await ports.staff.setKey(staff.id, { recipient, wrapped }, entry(ports, staff, 'key-made'));
  return { kind: 'enrolled', passphrase };
}

/** Bureau staff hold no site's key and so attest nothing; their passphrase only opens their own sessions. */
async function mayEnroll(ports: Ports, staff: Staff): Promise<boolean> {
  if (staff.site === null) return true;
  const attestation = await ports.staff.attestation(staff.id);
  return attestation !== null && mayHoldKey(attestation);
}

async function endOldKey(ports: Ports, staff: Staff): Promise<void> {
  if (staff.site !== null) await ports.keys.removeGrants(staff.site, staff.id, entry(ports, staff, 'grant-removed'));
  await ports.staff.endSessionsOf(staff.id);
}

function entry<Act extends 'key-made' | 'grant-removed'>(ports: Ports, staff: Staff, act: Act) {
  return { at: ports.clock.now(), actor: staff.id, site: staff.site, act, object: staff.id, result: 'ok' };
}
