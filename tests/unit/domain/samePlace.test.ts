import { expect, test } from 'vitest';
import { isSamePlace, placeWords } from '#src/domain/samePlace.ts';

const same = (a: string, b: string) => isSamePlace(placeWords(a), placeWords(b));

test.each([
  ['corner of 5th and Pine', 'Pine St at Fifth Avenue'],
  ['behind the library on Maple Street', 'biblioteca de la calle Maple'],
  ['Kinglet food bank', 'the pantry on Kinglet'],
  ['Sycamore Park', 'sycamor park, by the fountain'],
  ['under the Osprey overpass', 'bajo el puente Osprey'],
  ['by Foxglove', 'outside Foxglove Bakery'],
])('%s and %s may be one place', (a, b) => {
  expect(same(a, b)).toBe(true);
  expect(same(b, a)).toBe(true);
});

test.each([
  ['Maple and 3rd', 'Maple and 12th'],
  ['the library on Maple', 'the laundromat on Maple'],
  ['the library', 'the library'],
  ['', ''],
  ['Pine and 5th', 'Birch and 5th'],
])('%s and %s are not known to be one place', (a, b) => {
  expect(same(a, b)).toBe(false);
});
