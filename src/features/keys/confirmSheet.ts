import type { Ports } from '#src/ports.ts';
import type { SiteStaff } from './keyHolder.ts';
import { readProof } from './makeSheet.ts';
import { tailBeforeCheck, tailOf } from './recoverySheet.ts';

export type ConfirmSheetResult =
  | { readonly kind: 'confirmed' }
  /** What was typed is not the end of the sheet. */
  | { readonly kind: 'different' }
  /** The page is of an older sheet, or not ours. */
  | { readonly kind: 'outdated' };

/** Records that the sheet is on paper: its last eight characters were typed back (threat-model §6.2, Onboarding). */
export async function confirmSheet(ports: Ports, manager: SiteStaff, typed: string, proof: string): Promise<ConfirmSheetResult> {
  const { site, id } = manager;
  const shown = readProof(ports, proof);
  const sheet = await ports.keys.recoverySheet(site);
  if (shown === null || shown.recipient !== sheet?.recipient) return { kind: 'outdated' };
  if (tailOf(typed) !== shown.tail && tailBeforeCheck(typed) !== shown.tail) return { kind: 'different' };
  const at = ports.clock.now();
  // A day is all that is kept, and it starts the count to the next check: UTC is near enough.
  const on = new Date(at).toISOString().slice(0, 10);
  const audit = { at, actor: id, site, act: 'recovery-sheet', object: null, result: 'confirmed' } as const;
  const isConfirmed = await ports.keys.confirmRecoverySheet({ site, recipient: shown.recipient }, on, audit);
  return { kind: isConfirmed ? 'confirmed' : 'outdated' };
}
