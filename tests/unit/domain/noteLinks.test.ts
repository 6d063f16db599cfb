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

test('only what somebody wrote is copied, reasons and earlier copies too, once, under its own name and time', () => {
  const here = [note({ text: 'Known already' }), note({ at: 5, reason: 'From here' })];
  const there = [
    note({ text: 'Known already' }),
    note({ at: 2, text: 'News' }),
    note({ at: 3, move: 'wait', reason: 'Full' }),
    note({ at: 4, text: 'Copied before' }, { to: 'c', kind: 'copied' }),
    note({ at: 5, text: 'From here' }, { to: 'a', kind: 'copied' }),
    note({ at: 6 }, { to: 'c', kind: 'linked' }),
  ];
  const copy = (at: number, text: string) => note({ at, text }, { to: 'b', kind: 'copied' });
  expect(notesToCopy(here, 'b', there)).toEqual([copy(2, 'News'), copy(3, 'Full'), copy(4, 'Copied before')]);
  expect(notesToCopy([...here, copy(2, 'News'), copy(3, 'Full'), copy(4, 'Copied before')], 'b', there)).toEqual([]);
});
