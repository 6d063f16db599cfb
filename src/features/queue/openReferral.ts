import type { ContactPart, DetailsPart } from '#src/domain/referral.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import { yearOf } from '#src/domain/totals.ts';
import type { Ports } from '#src/ports.ts';
import { countReading, isUnread } from './countInsights.ts';
import { deskSite } from './deskSite.ts';
import { type LoadedReferral, loadReferral, type NotLoaded } from './loadReferral.ts';
import { noteIntegrity } from './noteIntegrity.ts';

/** The texts of one item, opened for this one answer. */
export interface OpenedReferral {
  readonly kind: 'opened';
  /** Null: it cannot be opened. */
  readonly details: DetailsPart | null;
  /** Null: it cannot be opened. `erased`: its own, shorter life is over. */
  readonly contact: ContactPart | 'erased' | null;
}

export type OpenReferralResult =
  | OpenedReferral
  | NotLoaded
  /** The sender took it back: nobody reads it any more (product §2.7). */
  | { readonly kind: 'withdrawn' };

/**
 * Opens what somebody wrote, by one deliberate act. It is in the audit before a word is opened, and the receipt says
 * from that day on that a person has read it.
 */
export async function openReferral(ports: Ports, worker: Unlocked, id: string, how: 'ok' | 'again' = 'ok'): Promise<OpenReferralResult> {
  const loaded = await loadReferral(ports, worker, id);
  if (loaded.kind !== 'loaded') return loaded;
  if (loaded.row.state === 'withdrawn') return { kind: 'withdrawn' };
  const desk = await deskSite(ports, loaded.row.site);
  const { slug: site, today, now: at } = desk;
  const isFirst = await isUnread(ports, id);
  const audit = {
    at,
    actor: worker.staff.id,
    site,
    act: loaded.row.rehearsal ? 'rehearsal' : 'open-details',
    object: id,
    result: how,
  } as const;
  await ports.referrals.noteOpening({ id, site, readIn: yearOf(today), audit });
  if (isFirst) await countReading(ports, loaded, desk);
  const details = await detailsOf(ports, worker, loaded);
  if (details) await ports.receipts.markRead(details.receiptIndex, today);
  return { kind: 'opened', details, contact: await contactOf(ports, worker, loaded) };
}

async function detailsOf(ports: Ports, worker: Unlocked, { row, identity }: LoadedReferral): Promise<DetailsPart | null> {
  const sealed = await ports.referrals.sealedPart(row.site, row.id, 'details');
  const opened = sealed === null ? null : await ports.vault.openDetails(identity, row.id, sealed);
  if (opened?.kind === 'opened') return opened.value;
  await noteIntegrity(ports, worker, row.id, 'details');
  return null;
}

async function contactOf(ports: Ports, worker: Unlocked, { row, identity }: LoadedReferral): Promise<OpenedReferral['contact']> {
  const sealed = await ports.referrals.sealedPart(row.site, row.id, 'contact');
  if (sealed === null) return 'erased';
  const opened = await ports.vault.openContact(identity, row.id, sealed);
  if (opened.kind === 'opened') return opened.value;
  await noteIntegrity(ports, worker, row.id, 'contact');
  return null;
}
