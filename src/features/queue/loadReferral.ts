import type { NotePart, ReferralRow } from '#src/domain/referral.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import { isItemId } from '#src/domain/staffFields.ts';
import type { SiteIdentity } from '#src/ports/keys.ts';
import type { Ports } from '#src/ports.ts';
import { noteIntegrity } from './noteIntegrity.ts';
import { openSiteKey } from './siteKeys.ts';

/** What a try at an item leads to when there is nothing to show. */
export type NotLoaded = { readonly kind: 'not-there' } | { readonly kind: 'no-key' };
export type LoadedReferral = { readonly kind: 'loaded'; readonly row: ReferralRow; readonly identity: SiteIdentity };

/**
 * Finds one item of the worker's own site and its key. Foreign, absent and misshapen ids answer alike, and each try is in
 * the audit (security/controls H1, F9, L3).
 */
export async function loadReferral(ports: Ports, worker: Unlocked, id: string): Promise<LoadedReferral | NotLoaded> {
  const row = isItemId(id) ? await ports.referrals.byId(worker.staff.site, id) : null;
  if (row === null) {
    await noteDenied(ports, worker, id);
    return { kind: 'not-there' };
  }
  const identity = await openSiteKey(ports, worker, row.epoch);
  return identity === null ? { kind: 'no-key' } : { kind: 'loaded', row, identity };
}

// What somebody typed for an id is not an id: only the shape of one is kept (security/controls L1).
function noteDenied(ports: Ports, { staff }: Unlocked, id: string): Promise<void> {
  const object = isItemId(id) ? id : null;
  return ports.audit.add({ at: ports.clock.now(), actor: staff.id, site: staff.site, act: 'denied', object, result: 'not-there' });
}

/** An item's story: its notes and moves in order, and how many of them cannot be opened. */
export async function openStory(
  ports: Ports,
  worker: Unlocked,
  { row, identity }: LoadedReferral,
): Promise<{ notes: NotePart[]; broken: number }> {
  const sealed = await ports.referrals.sealedNotes(row.site, row.id);
  const notes: NotePart[] = [];
  for (const text of sealed) {
    const opened = await ports.vault.openNote(identity, row.id, text);
    if (opened.kind === 'opened') notes.push(opened.value);
  }
  const broken = sealed.length - notes.length;
  if (broken > 0) await noteIntegrity(ports, worker, row.id, 'note');
  return { notes, broken };
}

/** Seals a note under the item's own key, so that whoever can read the item can read its story. */
export async function sealNote(ports: Ports, row: ReferralRow, note: NotePart): Promise<{ id: string; sealed: string }> {
  const epochs = await ports.keys.epochs(row.site);
  const key = epochs.find(({ epoch }) => epoch === row.epoch);
  if (!key) throw new Error('an item without its key');
  return { id: ports.ids.next(), sealed: await ports.vault.sealNote(key, row.id, note) };
}
