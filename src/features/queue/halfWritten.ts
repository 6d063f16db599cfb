import type { Unlocked } from '#src/domain/staff.ts';
import { isMoveName } from '#src/domain/status.ts';
import type { Ports } from '#src/ports.ts';
import { type LoadedReferral, loadReferral, type NotLoaded, sealNote } from './loadReferral.ts';
import { noteIntegrity } from './noteIntegrity.ts';
import { NOTE_LIMIT, REASON_LIMIT, readWritten } from './writtenText.ts';

/** What a worker has written on an item and not sent: a note, and a reason for a move. */
export interface HalfWritten {
  readonly note: string;
  readonly reason: string;
  /** The move that the reason was for; empty when none was picked. */
  readonly move: string;
}

export const NOTHING_WRITTEN: HalfWritten = { note: '', reason: '', move: '' };

export type KeepResult =
  | { readonly kind: 'kept' | 'nothing' }
  | { readonly kind: 'refused'; readonly because: 'too-long' | 'unreadable' }
  /** The sender took it back, or it was erased meanwhile. */
  | { readonly kind: 'gone' }
  | NotLoaded;

/**
 * Keeps what a worker is writing, sealed under the item's own key like a note and shown to them alone, until they send it or the
 * item goes. Fields that are left out stay as they were kept. It is no act on the item, so nothing is noted of it.
 */
export async function keepHalfWritten(ports: Ports, worker: Unlocked, id: string, words: Partial<HalfWritten>): Promise<KeepResult> {
  const loaded = await loadReferral(ports, worker, id);
  if (loaded.kind !== 'loaded') return loaded;
  const before = await openHalfWritten(ports, worker, loaded);
  const note = readWritten(words.note ?? before.note, NOTE_LIMIT);
  const reason = readWritten(words.reason ?? before.reason, REASON_LIMIT);
  if (note.kind !== 'text') return { kind: 'refused', because: note.kind };
  if (reason.kind !== 'text') return { kind: 'refused', because: reason.kind };
  const { row } = loaded;
  if (row.state === 'withdrawn') return { kind: 'gone' };
  if (note.text === '' && reason.text === '') {
    await ports.referrals.dropDraft(row.site, id, worker.staff.id);
    return { kind: 'nothing' };
  }
  const move = words.move ?? before.move;
  const part = { text: note.text, reason: reason.text, move: isMoveName(move) ? move : null, from: null, to: null };
  const { sealed } = await sealNote(ports, row, { at: ports.clock.now(), by: worker.staff.name, ...part });
  return { kind: await ports.referrals.keepDraft(row.site, id, worker.staff.id, sealed) };
}

/** What this worker has half written on an item. */
export async function openHalfWritten(ports: Ports, worker: Unlocked, { row, identity }: LoadedReferral): Promise<HalfWritten> {
  const sealed = row.state === 'withdrawn' ? null : await ports.referrals.sealedDraft(row.site, row.id, worker.staff.id);
  if (sealed === null) return NOTHING_WRITTEN;
  const opened = await ports.vault.openNote(identity, row.id, sealed);
  if (opened.kind === 'opened') return { note: opened.value.text, reason: opened.value.reason ?? '', move: opened.value.move ?? '' };
  await noteIntegrity(ports, worker, row.id, 'draft');
  return NOTHING_WRITTEN;
}
