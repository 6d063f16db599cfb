import { expect, test } from 'vitest';
import { partsWith, type SearchedPart, wordsToFind } from '#src/domain/searching.ts';

test.each([
  ['Green  COAT', ['green', 'coat']],
  ['José’s café, 5th & Pine', ['joses', 'cafe', '5th', 'pine']],
  ['a b', ['a', 'b']],
  ['a', []],
  ['?!', []],
  ['', []],
])('"%s" looks for %j', (typed, words) => {
  expect(wordsToFind(typed)).toEqual(words);
});

const TEXTS: readonly (readonly [SearchedPart, string])[] = [
  ['where', 'By the Bakery on Café Street'],
  ['recognize', 'A green coat'],
  ['notes', 'Met near the bakery.'],
  ['notes', 'Likes cocoa.'],
];

test.each<[string[], SearchedPart[]]>([
  [['bakery'], ['where', 'notes']],
  [['bak'], ['where', 'notes']],
  [['akery'], []],
  [['cafe'], ['where']],
  [
    ['green', 'cocoa'],
    ['recognize', 'notes'],
  ],
  [['green', 'tartan'], []],
])('%j is found in %j', (words, parts) => {
  expect(partsWith(TEXTS, words)).toEqual(parts);
});

test('parts are told in the order of the form, each once', () => {
  expect(partsWith(TEXTS.toReversed(), ['bakery'])).toEqual(['where', 'notes']);
});
