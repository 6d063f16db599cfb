import { expect, test } from 'vitest';
import { comparable, wordsOfName } from '#src/domain/placeName.ts';

test.each([
  ['St. Louis', 'saint  louis'],
  ['Sainte Genevieve', 'Ste. Genevieve'],
  ['Fort Lauderdale', 'FT LAUDERDALE'],
  ['Mount Vernon', 'mt. vernon'],
  ['North Bend', 'N Bend'],
  ["Coeur d'Alene", 'Coeur D Alene'],
  ['Kauaʻi', 'Kauai'],
  ['Española', 'Espanola'],
  ['Winston-Salem', 'winston salem'],
  ['La Salle', 'LaSalle'],
])('%j and %j are one name', (a, b) => {
  expect(comparable(a)).toBe(comparable(b));
});

test('two names stay two', () => {
  expect(comparable('Portland')).not.toBe(comparable('Port Land Mills'));
  expect(comparable('Northfield')).toBe('northfield');
});

test('words that programs know are words like others', () => {
  expect(wordsOfName('constructor __proto__')).toEqual(['constructor', 'proto']);
});
