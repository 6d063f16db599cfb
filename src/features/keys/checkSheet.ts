import { dayOf } from '#src/domain/day.ts';
import { RECOVERY_HOLDER } from '#src/ports/keys.ts';
import type { Ports } from '#src/ports.ts';
import type { SiteStaff } from './keyHolder.ts';
import { readSheetLines, type WrongLine } from './recoverySheet.ts';

export type CheckSheetResult =
  | { readonly kind: 'confirmed' }
  | { readonly kind: 'wrong-lines'; readonly lines: readonly WrongLine[] }
  /** It is a sheet, and not the one that counts now. */
  | { readonly kind: 'wrong-sheet' }
  | { readonly kind: 'refused'; readonly because: 'not-a-manager' | 'no-sheet' };

/**
 * Tells whether the paper of a site still opens what is sealed to it, and notes the day. Half a year after printing nothing is kept that
 * eight characters could be held against, so the whole sheet is typed: it opens a trial of this moment, and no message.
 */
export async function checkSheet(ports: Ports, { site, id, role }: SiteStaff, typed: readonly string[]): Promise<CheckSheetResult> {
  if (role !== 'manager') return { kind: 'refused', because: 'not-a-manager' };
  const sheet = await ports.keys.recoverySheet(site);
  if (sheet === null) return { kind: 'refused', because: 'no-sheet' };
  const read = readSheetLines(typed);
  if (read.kind !== 'read') return read;
  const trial = await ports.vault.sealGrant({ site, epoch: 0, identity: read.identity }, RECOVERY_HOLDER, sheet.recipient);
  const opened = await ports.vault.openGrant({ identity: read.identity }, trial);
  const at = ports.clock.now();
  const entry = { at, actor: id, site, object: null } as const;
  if (opened.kind !== 'opened') {
    await ports.audit.add({ ...entry, act: 'denied', result: 'recovery-sheet' });
    return { kind: 'wrong-sheet' };
  }
  const { recipient } = sheet;
  const audit = { ...entry, act: 'recovery-sheet', result: 'confirmed' } as const;
  const isConfirmed = await ports.keys.confirmRecoverySheet({ site, recipient }, dayOf(at, 'UTC'), audit);
  return { kind: isConfirmed ? 'confirmed' : 'wrong-sheet' };
}
