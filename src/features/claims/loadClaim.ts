import type { ClaimRow } from '#src/domain/claim.ts';
import type { BureauUnlocked } from '#src/domain/staff.ts';
import { isItemId } from '#src/domain/staffFields.ts';
import type { Sealed } from '#src/ports/referrals.ts';
import type { Ports } from '#src/ports.ts';

/** Finds a claim; null when there is none, and the try is in the audit (security/controls H1, L3). */
export async function loadClaim(ports: Ports, { staff }: BureauUnlocked, id: string): Promise<(ClaimRow & { sealed: Sealed }) | null> {
  const isId = isItemId(id);
  const claim = isId ? await ports.claims.byId(id) : null;
  if (claim) return claim;
  const object = isId ? id : null;
  await ports.audit.add({ at: ports.clock.now(), actor: staff.id, site: null, act: 'denied', object, result: 'not-there' });
  return null;
}
