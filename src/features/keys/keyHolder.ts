import { mayHoldKey, type Staff } from '#src/domain/staff.ts';
import type { StaffRecord } from '#src/ports/staff.ts';
import type { Ports } from '#src/ports.ts';

/** A person of one site's desk. */
export type SiteStaff = Staff & { readonly site: string };

/** Why somebody cannot hold a site's key. */
export type NoHolder = 'not-of-this-site' | 'suspended' | 'no-clean-attestation' | 'not-enrolled';

export type KeyHolderAnswer =
  | { readonly kind: 'may'; readonly recipient: string; readonly attestationVersion: number }
  | { readonly kind: 'may-not'; readonly because: NoHolder };

/** Answers whether a person may hold this site's key: of the site, active, cleanly attested (product §3) and enrolled. */
export async function keyHolder(ports: Pick<Ports, 'staff'>, site: string, staffId: string): Promise<KeyHolderAnswer> {
  const record = await ports.staff.byId(staffId);
  const attestation = await ports.staff.attestation(staffId);
  if (record?.site !== site) return { kind: 'may-not', because: 'not-of-this-site' };
  if (record.status !== 'active') return { kind: 'may-not', because: 'suspended' };
  if (attestation === null || !mayHoldKey(attestation)) return { kind: 'may-not', because: 'no-clean-attestation' };
  if (!isEnrolled(record)) return { kind: 'may-not', because: 'not-enrolled' };
  return { kind: 'may', recipient: record.recipient, attestationVersion: attestation.version };
}

function isEnrolled(record: StaffRecord): record is StaffRecord & { readonly recipient: string } {
  return record.recipient !== null;
}
