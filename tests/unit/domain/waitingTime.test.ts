import { expect, test } from 'vitest';
import { HOUR, instantAt, MINUTE } from '#src/domain/day.ts';
import type { OpeningHours } from '#src/domain/promise.ts';
import { promiseClock, sayMoment, spanOf } from '#src/domain/waitingTime.ts';

const zone = 'America/Los_Angeles';
const day = { opens: '09:00', closes: '17:00' };
// Monday to Friday; Wednesday 4 March is a holiday.
const hours: OpeningHours = { timeZone: zone, weekly: { 1: day, 2: day, 3: day, 4: day, 5: day }, holidays: ['2026-03-04'] };
const at = (date: string, time: string) => instantAt(date, time, zone);

test.each<[string, [string, string], [string, string], { days: number; hours: number }]>([
  ['on the day of receipt nothing is used', ['2026-03-02', '10:00'], ['2026-03-02', '16:59'], { days: 0, hours: 0 }],
  ['the night stands still', ['2026-03-02', '10:00'], ['2026-03-03', '08:59'], { days: 0, hours: 0 }],
  ['the first open day runs by the hour', ['2026-03-02', '10:00'], ['2026-03-03', '12:30'], { days: 0, hours: 3 }],
  ['a closed day is one day', ['2026-03-02', '10:00'], ['2026-03-03', '17:00'], { days: 1, hours: 0 }],
  ['a holiday stands still', ['2026-03-02', '10:00'], ['2026-03-04', '12:00'], { days: 1, hours: 0 }],
  ['after the holiday it runs on', ['2026-03-02', '10:00'], ['2026-03-05', '12:00'], { days: 1, hours: 3 }],
  ['received after closing counts from the next open day', ['2026-03-02', '18:00'], ['2026-03-03', '16:00'], { days: 0, hours: 0 }],
  ['a weekend stands still, across the change of clocks', ['2026-03-06', '10:00'], ['2026-03-09', '10:00'], { days: 0, hours: 1 }],
])('%s', (_name, received, now, expected) => {
  expect(promiseClock(hours, at(...received), at(...now))).toEqual(expected);
});

test('hours that never open use nothing, instead of counting for ever', () => {
  const never = { ...hours, weekly: {} };

  expect(promiseClock(never, at('2026-03-02', '10:00'), at('2026-06-02', '10:00'))).toEqual({ days: 0, hours: 0 });
});

test.each([
  [0, { days: 0, hours: 0, minutes: 0 }],
  [59_999, { days: 0, hours: 0, minutes: 0 }],
  [70 * MINUTE, { days: 0, hours: 1, minutes: 10 }],
  [51 * HOUR + 5 * MINUTE, { days: 2, hours: 3, minutes: 5 }],
  [-5 * MINUTE, { days: 0, hours: 0, minutes: 0 }],
])('%i milliseconds split into whole parts', (ms, expected) => {
  expect(spanOf(ms)).toEqual(expected);
});

test.each([
  ['2026-03-02', '16:40', 'today, 4:40 pm'],
  ['2026-03-01', '09:00', 'yesterday, 9 am'],
  ['2026-03-03', '17:00', 'tomorrow, 5 pm'],
  ['2026-02-27', '11:05', 'Friday, 11:05 am'],
  ['2026-03-08', '17:00', 'Sunday, 5 pm'],
  ['2026-02-23', '11:00', 'Monday, February 23, 11 am'],
  ['2026-03-09', '11:00', 'Monday, March 9, 11 am'],
])('%s %s is "%s" on Monday 2 March', (date, time, said) => {
  expect(sayMoment(at(date, time), zone, at('2026-03-02', '10:00'))).toBe(said);
});

test('a moment by nobody’s own clock says so', () => {
  const noon = instantAt('2026-03-02', '12:00', 'UTC');

  expect(sayMoment(noon, 'UTC', noon)).toBe('today, 12 pm UTC');
  expect(sayMoment(noon, zone, noon)).toBe('today, 4 am');
});

test('just before and after midnight are two days in the zone of the site', () => {
  expect(sayMoment(at('2026-03-02', '23:59'), zone, at('2026-03-03', '00:01'))).toBe('yesterday, 11:59 pm');
});
