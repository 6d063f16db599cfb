import type { ClaimDetails, ClaimRow } from '#src/domain/claim.ts';
import type { BureauUnlocked } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';
import { loadClaim } from './loadClaim.ts';

/** Who claims a listing, opened for this one answer. */
export interface OpenedClaim {
  readonly kind: 'opened';
  readonly row: ClaimRow;
  /** Null: it was sealed before this person had a key, or was changed since. */
  readonly details: ClaimDetails | null;
}

/** Opens who claims, by one deliberate act. It is in the audit before a word is opened. */
export async function openClaim(ports: Ports, reader: BureauUnlocked, id: string): Promise<OpenedClaim | { readonly kind: 'not-there' }> {
  const claim = await loadClaim(ports, reader, id);
  if (claim === null) return { kind: 'not-there' };
  const at = ports.clock.now();
  await ports.audit.add({ at, actor: reader.staff.id, site: claim.site, act: 'open-details', object: id, result: 'ok' });
  const { sealed, ...row } = claim;
  const opened = await ports.vault.openClaim(reader.key, id, sealed);
  return { kind: 'opened', row, details: opened.kind === 'opened' ? opened.value : null };
}
