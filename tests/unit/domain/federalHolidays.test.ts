import { expect, test } from 'vitest';
import { FEDERAL_HOLIDAYS } from '#db/seed/federalHolidays.ts';
import { federalHolidays } from '#src/domain/federalHolidays.ts';

test('two years of computed holidays are those that the demonstration has written down', () => {
  expect([...federalHolidays('2026-01-01'), ...federalHolidays('2027-01-01')]).toEqual(FEDERAL_HOLIDAYS);
});

test('from the middle of a year on they reach to the same date of the next', () => {
  const days = federalHolidays('2026-12-25');
  expect(days.at(0)).toBe('2026-12-25');
  expect(days.at(-1)).toBe('2027-12-24');
  expect(days).toHaveLength(12);
});

test('a New Year on a Saturday is kept on the last day of the year before, and one on a Sunday a day later', () => {
  expect(federalHolidays('2027-12-30').slice(0, 2)).toEqual(['2027-12-31', '2028-01-17']);
  expect(federalHolidays('2022-12-31').at(0)).toBe('2023-01-02');
});

test('the last Monday of May is found in a month of five Mondays and in one of four', () => {
  expect(federalHolidays('2027-05-01').at(0)).toBe('2027-05-31');
  expect(federalHolidays('2026-05-01').at(0)).toBe('2026-05-25');
});
