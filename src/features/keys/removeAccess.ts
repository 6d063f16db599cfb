import type { Staff } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';
import { takeAccess } from './takeAccess.ts';

export type RemoveAccessResult =
  /** `epoch` null: there is no new key, as nobody is left who could hold one (or five others rolled at this very moment). */
  { readonly kind: 'removed'; readonly epoch: number | null } | { readonly kind: 'refused'; readonly because: 'not-allowed' };

/** Ends a person's sessions and grants and rolls the site's key. Managers do it for their site, the Bureau for any (controls §1). */
export async function removeAccess(ports: Ports, by: Staff, staffId: string): Promise<RemoveAccessResult> {
  const site = (await ports.staff.byId(staffId))?.site ?? null;
  const mayRemove = by.role === 'bureau' || (by.role === 'manager' && by.site === site);
  if (site === null || !mayRemove) return { kind: 'refused', because: 'not-allowed' };
  const rolled = await takeAccess(ports, site, staffId, by.id);
  return { kind: 'removed', epoch: rolled.kind === 'rolled' ? rolled.epoch : null };
}
