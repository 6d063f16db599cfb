import type { Unlocked } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';
import { loadReferral, type NotLoaded, sealNote } from './loadReferral.ts';
import { NOTE_LIMIT, readWritten } from './writtenText.ts';

export type AddNoteResult =
  | { readonly kind: 'noted' }
  | { readonly kind: 'refused'; readonly because: 'empty' | 'too-long' | 'unreadable' }
  /** The sender took it back, or it was erased meanwhile: nobody writes on it any more. */
  | { readonly kind: 'gone' }
  | NotLoaded;

/** Adds a sealed note. It changes nothing else, so two people can write at the same time and both are kept. */
export async function addNote(ports: Ports, worker: Unlocked, id: string, typed: string): Promise<AddNoteResult> {
  const loaded = await loadReferral(ports, worker, id);
  if (loaded.kind !== 'loaded') return loaded;
  const written = readWritten(typed, NOTE_LIMIT);
  if (written.kind !== 'text') return { kind: 'refused', because: written.kind };
  if (written.text === '') return { kind: 'refused', because: 'empty' };
  const { row } = loaded;
  if (row.state === 'withdrawn') return { kind: 'gone' };
  const at = ports.clock.now();
  const sealed = await sealNote(ports, row, {
    at,
    by: worker.staff.name,
    text: written.text,
    move: null,
    from: null,
    to: null,
    reason: null,
  });
  const done = await ports.referrals.addNote(row.site, id, sealed, {
    at,
    actor: worker.staff.id,
    site: row.site,
    act: 'note',
    object: id,
    result: 'ok',
  });
  return { kind: done === 'added' ? 'noted' : 'gone' };
}
