import { expect, test } from 'vitest';
import { splitState, stateFips } from '#src/domain/stateWords.ts';

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
