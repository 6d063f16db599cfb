import { RECOVERY_HOLDER } from '#src/ports/keys.ts';
import type { Ports } from '#src/ports.ts';
import { keyHolder, type NoHolder, type SiteStaff } from './keyHolder.ts';
import { makeSheet, type NewSheet } from './makeSheet.ts';
import { openGrants } from './openSiteKeys.ts';
import { readSheetLines, type WrongLine } from './recoverySheet.ts';

export type RecoverWithSheetResult =
  /** The used sheet is spent; a new one is printed at once. */
  | ({ readonly kind: 'recovered'; readonly epochs: number } & NewSheet)
  /** A paper of before the site started anew: it opens what was closed then, and the sheet that counts now stays as it is. */
  | { readonly kind: 'opened-old'; readonly epochs: number }
  | { readonly kind: 'wrong-lines'; readonly lines: readonly WrongLine[] }
  | { readonly kind: 'wrong-sheet' }
  | { readonly kind: 'refused'; readonly because: NoHolder | 'not-a-manager' };

/** Opens a site's keys with its paper sheet, typed line by line, for a new manager, when nobody who held them is left (threat-model §6.5). */
export async function recoverWithSheet(ports: Ports, manager: SiteStaff, typed: readonly string[]): Promise<RecoverWithSheetResult> {
  const { site, id } = manager;
  if (manager.role !== 'manager') return { kind: 'refused', because: 'not-a-manager' };
  const holder = await keyHolder(ports, site, id);
  if (holder.kind === 'may-not') return { kind: 'refused', because: holder.because };
  const read = readSheetLines(typed);
  if (read.kind !== 'read') return read;

  const open = () => openGrants(ports, { site, holder: RECOVERY_HOLDER, key: { identity: read.identity } });
  const { identities } = await open();
  if (identities.length === 0) {
    await ports.audit.add({ at: ports.clock.now(), actor: id, site, act: 'denied', object: null, result: 'recovery-sheet' });
    return { kind: 'wrong-sheet' };
  }
  const grants = await Promise.all(identities.map((identity) => ports.vault.sealGrant(identity, id, holder.recipient)));
  const audit = { at: ports.clock.now(), actor: id, site, act: 'grant', object: id, result: 'recovered' } as const;
  const added = await ports.keys.addGrants(grants, audit, { to: [{ holder: id, recipient: holder.recipient }] });
  if (added === 'other-key') return { kind: 'refused', because: 'not-enrolled' };
  const current = await ports.keys.current(site);
  if (!identities.some(({ epoch }) => epoch === current?.epoch)) return { kind: 'opened-old', epochs: identities.length };
  // The same paper may have been typed in by another press: it opens nothing since then, and what it opened here is held by the manager.
  const atHand = async () => [
    ...identities,
    ...(await open()).identities.filter(({ epoch }) => !identities.some((one) => one.epoch === epoch)),
  ];
  const sheet = await makeSheet(ports, { site, id, identities: atHand });
  return { kind: 'recovered', epochs: identities.length, ...sheet };
}
