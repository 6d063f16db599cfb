import { expect, test } from 'vitest';
import { areOneName, isCommonFamilyName, isKnownName, KNOWN_NAMES } from '#src/domain/givenNames.ts';
import { plainWords } from '#src/domain/plainWords.ts';

test('short forms stand for their name in both languages, and a short form may stand for several', () => {
  expect(areOneName('paco', 'francisco')).toBe(true);
  expect(areOneName('bill', 'guillermo')).toBe(true);
  expect(areOneName('beto', 'roberto')).toBe(true);
  expect(areOneName('beto', 'alberto')).toBe(true);
  expect(areOneName('roberto', 'alberto')).toBe(false);
  expect(areOneName('nobody', 'nobody')).toBe(false);
});

test('the lists hold plain words, so that they are found', () => {
  expect(KNOWN_NAMES.filter((name) => plainWords(name).join(' ') !== name)).toEqual([]);
  expect(isKnownName('guadalupe')).toBe(true);
  expect(isCommonFamilyName('garcia')).toBe(true);
  expect(isCommonFamilyName('featherstone')).toBe(false);
});
