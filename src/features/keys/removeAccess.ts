import type { Staff } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';
import { takeAccess } from './takeAccess.ts';

export type RemoveAccessResult =
  /** `epoch` null: there is no new key, as nobody is left who could hold one (or five others rolled at this very moment). */
  | { readonly kind: 'removed'; readonly epoch: number | null }
  | { readonly kind: 'refused'; readonly because: 'not-allowed' | 'moved-by-another' };

/** Ends a person's sessions and grants and rolls the site's key. Managers do it for their site, the Bureau for any (controls §1). */
export async function removeAccess(ports: Ports, by: Staff, staffId: string): Promise<RemoveAccessResult> {
  const site = (await ports.staff.byId(staffId))?.site ?? null;
  const mayRemove = by.role === 'bureau' || (by.role === 'manager' && by.site === site);
  if (site === null || !mayRemove) return { kind: 'refused', because: 'not-allowed' };
  const keeper = by.role === 'bureau' ? undefined : await keeperOf(ports, site, { by: by.id, staffId });
  const rolled = await takeAccess(ports, { site, staffId, actor: by.id, keeper });
  if (rolled.kind === 'keeper-gone') return { kind: 'refused', because: 'moved-by-another' };
  return { kind: 'removed', epoch: rolled.kind === 'rolled' ? rolled.epoch : null };
}

/** The manager, if they can open messages themselves, else somebody else who can: of two who take it from each other, one stays. */
async function keeperOf(ports: Ports, site: string, { by, staffId }: { by: string; staffId: string }): Promise<string | undefined> {
  const others = (await ports.keys.openers(site)).filter((id) => id !== staffId);
  return others.find((id) => id === by) ?? others[0];
}
