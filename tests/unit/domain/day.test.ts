import { expect, test } from 'vitest';
import { addDays, daysBetween, instantAt, sayDay, sayDayFrom, sayTime, sayWeekday, weekdayOf } from '#src/domain/day.ts';

test.each([
  ['2026-02-27', 2, '2026-03-01'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2026-01-01', -1, '2025-12-31'],
])('%s and %i days is %s', (day, days, later) => {
  expect(addDays(day, days)).toBe(later);
  expect(daysBetween(day, later)).toBe(days);
});

test('weekdays count from Monday', () => {
  expect(weekdayOf('2026-03-02')).toBe(1);
  expect(weekdayOf('2026-03-08')).toBe(7);
});

test('a time that the clock change skips moves forward', () => {
  expect(new Date(instantAt('2026-03-08', '02:30', 'America/Los_Angeles')).toISOString()).toBe('2026-03-08T10:30:00.000Z');
});

test('a day of another year is said with its year', () => {
  expect(sayDayFrom('2026-12-31', '2026-11-22', 'en')).toBe('Thursday, December 31');
  expect(sayDayFrom('2027-01-04', '2026-11-22', 'en')).toBe('Monday, January 4, 2027');
  expect(sayDayFrom('2027-01-04', '2026-11-22', 'es')).toBe('lunes 4 de enero de 2027');
});

test('days and times are said as people say them', () => {
  expect(sayDay('2026-03-03', 'en')).toBe('Tuesday, March 3');
  expect(sayDay('2026-03-03', 'en', true)).toBe('Tuesday, March 3, 2026');
  expect(sayDay('2026-03-03', 'es')).toBe('martes 3 de marzo');
  expect(sayDay('2026-03-03', 'es', true)).toBe('martes 3 de marzo de 2026');
  expect(sayTime('17:00', 'en')).toBe('5 pm');
  expect(sayTime('09:30', 'en')).toBe('9:30 am');
  expect(sayTime('17:00', 'es')).toBe('5 pm');
  expect(sayWeekday(7, 'en')).toBe('Sunday');
  expect(sayWeekday(1, 'es')).toBe('lunes');
});
