import type { Unlocked } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';
import { makeSheet, type NewSheet } from './makeSheet.ts';
import { openSiteKeys } from './openSiteKeys.ts';

export type ReplaceSheetResult =
  | ({ readonly kind: 'replaced' } & NewSheet)
  | { readonly kind: 'refused'; readonly because: 'not-a-manager' | 'holds-no-key' };

/** Makes a new sheet; the old one opens nothing from now on. Needed each year, after use, when somebody left, and when printing went wrong. */
export async function replaceSheet(ports: Ports, manager: Unlocked): Promise<ReplaceSheetResult> {
  if (manager.staff.role !== 'manager') return { kind: 'refused', because: 'not-a-manager' };
  const { site, id } = manager.staff;
  // A sheet that lacks the key of today would be found wanting on the day it is needed.
  const { epoch } = (await ports.keys.current(site)) ?? { epoch: null };
  if (epoch === null || (await ports.keys.grant(site, epoch, id)) === null) return { kind: 'refused', because: 'holds-no-key' };
  const identities = await openSiteKeys(ports, manager);
  if (identities.length === 0) return { kind: 'refused', because: 'holds-no-key' };
  return { kind: 'replaced', ...(await makeSheet(ports, { site, id, identities: () => openSiteKeys(ports, manager) })) };
}
