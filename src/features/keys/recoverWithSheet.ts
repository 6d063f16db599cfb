import { type Ports, RECOVERY_HOLDER } from '#src/ports.ts';
import { keyHolder, type NoHolder, type SiteStaff } from './keyHolder.ts';
import { makeSheet, type NewSheet } from './makeSheet.ts';
import { openGrants } from './openSiteKeys.ts';
import { readSheet } from './recoverySheet.ts';

export type RecoverWithSheetResult =
  /** The used sheet is spent; a new one is printed at once. */
  | ({ readonly kind: 'recovered'; readonly epochs: number } & NewSheet)
  | { readonly kind: 'misread'; readonly line: number }
  | { readonly kind: 'wrong-length' }
  | { readonly kind: 'wrong-sheet' }
  | { readonly kind: 'refused'; readonly because: NoHolder | 'not-a-manager' };

/** Opens a site's keys with its paper sheet for a new manager, when nobody who held them is left (threat-model §6.5). */
export async function recoverWithSheet(ports: Ports, manager: SiteStaff, typed: string): Promise<RecoverWithSheetResult> {
  const { site, id } = manager;
  if (manager.role !== 'manager') return { kind: 'refused', because: 'not-a-manager' };
  const holder = await keyHolder(ports, site, id);
  if (holder.kind === 'may-not') return { kind: 'refused', because: holder.because };
  const read = readSheet(typed);
  if (read.kind !== 'read') return read;

  const { identities } = await openGrants(ports, { site, holder: RECOVERY_HOLDER, key: { identity: read.identity } });
  if (identities.length === 0) {
    await ports.audit.add({ at: ports.clock.now(), actor: id, site, act: 'denied', object: null, result: 'recovery-sheet' });
    return { kind: 'wrong-sheet' };
  }
  const grants = await Promise.all(identities.map((identity) => ports.vault.sealGrant(identity, id, holder.recipient)));
  await ports.keys.addGrants(grants, { at: ports.clock.now(), actor: id, site, act: 'grant', object: id, result: 'recovered' });
  return { kind: 'recovered', epochs: identities.length, ...(await makeSheet(ports, identities, manager)) };
}
