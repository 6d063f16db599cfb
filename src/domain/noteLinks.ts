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

/** Notes of another message that are not on this one yet: what somebody wrote there, without the ties and moves of it. */
export function notesToCopy(notes: readonly NotePart[], from: string, theirs: readonly NotePart[]): NotePart[] {
  const has = ({ at, by, text }: NotePart) => notes.some((note) => note.at === at && note.by === by && note.text === text);
  return theirs
    .filter((note) => note.text !== '' && note.link === undefined && !has(note))
    .map(({ at, by, text }) => ({ at, by, text, move: null, from: null, to: null, reason: null, link: { to: from, kind: 'copied' } }));
}
