import type { NotePart } from './referral.ts';

/** The messages that a worker has tied to this one and nobody has untied since, in the order of their tying. */
export function linkedTo(notes: readonly NotePart[]): string[] {
  const linked = new Set<string>();
  for (const { link } of notes) {
    if (link?.kind === 'linked') linked.add(link.to);
    if (link?.kind === 'unlinked') linked.delete(link.to);
  }
  return [...linked];
}

/**
 * Notes of another message that are not on this one yet: what somebody wrote there, reasons too, without the ties and moves of it. Also
 * what was copied there from a third one, which may be erased by now.
 */
export function notesToCopy(notes: readonly NotePart[], from: string, theirs: readonly NotePart[]): NotePart[] {
  const has = ({ at, by, text }: NotePart) => notes.some((note) => note.at === at && note.by === by && wordsOf(note) === text);
  return theirs
    .filter(({ link }) => link === undefined || link.kind === 'copied')
    .map((note): NotePart => {
      const { at, by } = note;
      return { at, by, text: wordsOf(note), move: null, from: null, to: null, reason: null, link: { to: from, kind: 'copied' } };
    })
    .filter((note) => note.text !== '' && !has(note));
}

function wordsOf({ reason, text }: NotePart): string {
  return [reason, text].filter(Boolean).join('\n');
}
