import { expect, test } from 'vitest';
import { absentState, splitState, stateFips } from '#src/domain/stateWords.ts';

test.each([
  ['WA', '53'],
  ['AL', '01'],
  ['DC', '11'],
  ['WY', '56'],
  ['AA', null],
  ['MH', null],
  ['', null],
])('the county codes of %j begin with %j', (code, fips) => {
  expect(stateFips(code)).toBe(fips);
});

test('the longest name of a state is taken off the end', () => {
  expect(splitState(['huntington', 'w', 'virginia'])).toEqual({ before: ['huntington'], state: 'WV' });
  expect(splitState(['boone', 'carolina', 'del', 'norte'])).toEqual({ before: ['boone'], state: 'NC' });
  expect(splitState(['tejas'])).toEqual({ before: [], state: 'TX' });
  expect(splitState(['seattle'])).toBeNull();
  expect(splitState([])).toBeNull();
});

test.each([
  [[['san', 'juan'], ['pr']], 'PR'],
  [[['san', 'juan', 'pr']], 'PR'],
  [[['san', 'juan', 'puerto', 'rico']], 'PR'],
  [[['hagatna'], ['guam']], 'GU'],
  [[['pago', 'pago', 'samoa', 'americana']], 'AS'],
  [[['springfield'], ['zz']], 'ZZ'],
  [[['springfield'], ['il']], null],
  [[['la', 'persona', 'que', 'vi']], null],
  [[['vi']], null],
  [[['seattle'], ['wa'], ['the', 'shop']], null],
  [[], null],
])('%j ends with a state that the list does not hold: %j', (parts, state) => {
  expect(absentState(parts)).toBe(state);
});
