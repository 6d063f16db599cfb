import { notesToCopy } from '#src/domain/noteLinks.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import type { Sealed } from '#src/ports/referrals.ts';
import type { Ports } from '#src/ports.ts';
import { type LoadedReferral, openStory } from './loadReferral.ts';

/** One sealed note of an item. */
export interface NoteOf {
  readonly item: string;
  readonly sealed: Sealed;
}

/**
 * The notes on one message that were copied from another one and still stand there: where the two turn out to be about two people, the words
 * about one go from the other's message, and nothing known is lost.
 */
export async function copiedNotes(ports: Ports, worker: Unlocked, on: LoadedReferral, from: LoadedReferral): Promise<NoteOf[]> {
  const theirs = await openStory(ports, worker, from);
  const originals = new Set(notesToCopy([], from.row.id, theirs.notes).map(({ at, by, text }) => JSON.stringify([at, by, text])));
  const found: NoteOf[] = [];
  for (const sealed of await ports.referrals.sealedNotes(on.row.site, on.row.id)) {
    const opened = await ports.vault.openNote(on.identity, on.row.id, sealed);
    if (opened.kind !== 'opened') continue;
    const { at, by, text, link } = opened.value;
    const isCopy = link?.kind === 'copied' && link.to === from.row.id;
    if (isCopy && originals.has(JSON.stringify([at, by, text]))) found.push({ item: on.row.id, sealed });
  }
  return found;
}
