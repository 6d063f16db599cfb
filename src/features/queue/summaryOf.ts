import type { ReferralRow, SummaryPart } from '#src/domain/referral.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import type { SiteIdentity } from '#src/ports/keys.ts';
import type { Sealed } from '#src/ports/referrals.ts';
import type { Ports } from '#src/ports.ts';
import { noteIntegrity } from './noteIntegrity.ts';

/** What a summary is opened with; undefined: it was not found. */
export interface SealedSummary {
  readonly identity: SiteIdentity;
  readonly sealed: Sealed | undefined;
}

/** Opens an item's summary; one that is missing or cannot be opened is null, and noted. */
export async function summaryOf(ports: Ports, worker: Unlocked, row: ReferralRow, found: SealedSummary): Promise<SummaryPart | null> {
  const { identity, sealed } = found;
  const opened = sealed === undefined ? null : await ports.vault.openSummary(identity, row.id, sealed);
  if (opened?.kind === 'opened') return opened.value;
  await noteIntegrity(ports, worker, row.id, 'summary');
  return null;
}
