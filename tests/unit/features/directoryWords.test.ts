import { expect, test } from 'vitest';
import { hasBit } from '#src/features/directory/bits.ts';
import { indexWords } from '#src/features/directory/wordIndex.ts';

const TEXTS = ['Lantern LEAD of King County', 'Lantern Outreach, Kings', 'Doña Ana', 'Kauaʻi', ''];
const index = indexWords(TEXTS);
const placesFor = (...words: [string, ...string[]]) => TEXTS.flatMap((_, place) => (hasBit(index.find(words), place) ? [place] : []));

test.each([
  [['king'], [0, 1]],
  [['kings'], [1]],
  [
    ['lan', 'king'],
    [0, 1],
  ],
  [['king', 'dona'], []],
  [['dona'], [2]],
  [['kauai'], [3]],
  [['zebra'], []],
] as [[string, ...string[]], number[]][])('%s stands in texts %s', (words, places) => {
  expect(placesFor(...words)).toEqual(places);
});
