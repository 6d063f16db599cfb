import { expect, test } from 'vitest';
import { isFinal, toldFrom, toldOfDemands, toldOfPeople, yearNow, yearOf } from '#src/domain/totals.ts';

test.each([0, 1, 10])('a count of %i people is told as few', (n) => {
  expect(toldOfPeople(n)).toEqual({ kind: 'few' });
});

test('from eleven on a count of people is told as it is', () => {
  expect(toldOfPeople(11)).toEqual({ kind: 'number', n: 11 });
});

test.each([
  [0, { kind: 'number', n: 0 }],
  [1, { kind: 'few' }],
  [10, { kind: 'few' }],
  [11, { kind: 'number', n: 11 }],
])('%i lawful demands are told as %o', (n, told) => {
  expect(toldOfDemands(n)).toEqual(told);
});

test('the year of a day and of a moment', () => {
  expect(yearOf('2026-12-31')).toBe(2026);
  expect(yearNow(Date.UTC(2026, 11, 31, 23, 59))).toBe(2026);
  expect(yearNow(Date.UTC(2027, 0, 1))).toBe(2027);
});

test('a year is final on the third day of the next, when nobody anywhere can bring anything back any more', () => {
  expect(toldFrom(2026)).toBe('2027-01-03');
  expect(isFinal(2026, Date.UTC(2027, 0, 3) - 1)).toBe(false);
  expect(isFinal(2026, Date.UTC(2027, 0, 3))).toBe(true);
  // The last minute of the year in the last zone, the end of that hour, and the 24 hours of the undo.
  const lastUndo = Date.UTC(2027, 0, 1, 11) + 24 * 3_600_000;
  expect(isFinal(2026, lastUndo)).toBe(false);
});
