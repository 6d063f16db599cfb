import { expect, test } from 'vitest';
import { linkedTo, notesToCopy } from '#src/domain/noteLinks.ts';
import type { NoteLink, NotePart } from '#src/domain/referral.ts';

function note(different: Partial<NotePart> = {}, link?: NoteLink): NotePart {
  const part = { at: 1, by: 'Juniper Teacup', text: '', move: null, from: null, to: null, reason: null, ...different };
  return link ? { ...part, link } : part;
}

test('what was tied and untied is free, and tied anew is tied', () => {
  const tie = (to: string, kind: NoteLink['kind']) => note({}, { to, kind });
  expect(linkedTo([tie('a', 'linked'), tie('b', 'linked'), tie('a', 'unlinked')])).toEqual(['b']);
  expect(linkedTo([tie('a', 'linked'), tie('a', 'unlinked'), tie('a', 'linked')])).toEqual(['a']);
  expect(linkedTo([tie('a', 'copied'), note()])).toEqual([]);
});

test('only what somebody wrote is copied, once, under its own name and time', () => {
  const here = [note({ text: 'Known already' })];
  const there = [
    note({ text: 'Known already' }),
    note({ at: 2, text: 'News' }),
    note({ at: 3, move: 'wait', reason: 'Full' }),
    note({ at: 4, text: 'Copied before' }, { to: 'c', kind: 'copied' }),
  ];
  expect(notesToCopy(here, 'b', there)).toEqual([note({ at: 2, text: 'News' }, { to: 'b', kind: 'copied' })]);
});
