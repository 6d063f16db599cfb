import { expect, test } from 'vitest';
import { clockTimeOf, dayOf, instantAt } from '#src/domain/day.ts';
import { isOpenAt, nextOpening, type OpeningHours, promiseFor } from '#src/domain/promise.ts';

const ZONE = 'America/Los_Angeles';
const NINE_TO_FIVE = { opens: '09:00', closes: '17:00' };
const HOURS: OpeningHours = {
  timeZone: ZONE,
  weekly: { 1: NINE_TO_FIVE, 2: NINE_TO_FIVE, 3: NINE_TO_FIVE, 4: NINE_TO_FIVE, 5: { opens: '09:00', closes: '15:00' } },
  // Thanksgiving 2026 and the day after.
  holidays: ['2026-11-26', '2026-11-27'],
};

// Worked by hand from product §2: closing time of the Nth open day after the day it counts as received.
test.each([
  ['inside hours on a Monday, one day', '2026-03-02', '10:00', 1, '2026-03-03', '17:00', '2026-03-04T01:00:00.000Z'],
  ['a minute before closing still counts for the day', '2026-03-02', '16:59', 1, '2026-03-03', '17:00', '2026-03-04T01:00:00.000Z'],
  ['at closing time it counts as the next open day', '2026-03-02', '17:00', 1, '2026-03-04', '17:00', '2026-03-05T01:00:00.000Z'],
  ['before opening it counts as the same day', '2026-03-02', '06:30', 1, '2026-03-03', '17:00', '2026-03-04T01:00:00.000Z'],
  ['Friday closes earlier', '2026-03-05', '12:00', 1, '2026-03-06', '15:00', '2026-03-06T23:00:00.000Z'],
  [
    'Friday evening, over the weekend in which clocks go forward',
    '2026-03-06',
    '18:00',
    1,
    '2026-03-10',
    '17:00',
    '2026-03-11T00:00:00.000Z',
  ],
  ['Sunday, the day the clocks go forward', '2026-03-08', '03:30', 1, '2026-03-10', '17:00', '2026-03-11T00:00:00.000Z'],
  ['Friday, over the weekend in which clocks go back', '2026-10-30', '12:00', 2, '2026-11-03', '17:00', '2026-11-04T01:00:00.000Z'],
  ['the day before a holiday of two days', '2026-11-25', '10:00', 1, '2026-11-30', '17:00', '2026-12-01T01:00:00.000Z'],
  ['on the holiday itself, two days', '2026-11-26', '10:00', 2, '2026-12-02', '17:00', '2026-12-03T01:00:00.000Z'],
])('the promise: %s', (_, day, time, days, promisedDay, closing, utc) => {
  const promised = promiseFor(HOURS, instantAt(day, time, ZONE), days);

  expect(promised?.day).toBe(promisedDay);
  expect(promised && clockTimeOf(promised.at, ZONE)).toBe(closing);
  expect(promised && new Date(promised.at).toISOString()).toBe(utc);
});

test('hours that never open promise nothing', () => {
  expect(promiseFor({ ...HOURS, weekly: {} }, instantAt('2026-03-02', '10:00', ZONE), 1)).toBeNull();
});

test.each([
  ['at opening', '2026-03-02', '09:00', true],
  ['a minute before', '2026-03-02', '08:59', false],
  ['a minute before closing', '2026-03-02', '16:59', true],
  ['at closing', '2026-03-02', '17:00', false],
  ['on Saturday', '2026-03-07', '10:00', false],
  ['on a holiday', '2026-11-26', '10:00', false],
])('open or not: %s', (_, day, time, open) => {
  expect(isOpenAt(HOURS, instantAt(day, time, ZONE))).toBe(open);
});

test('the next opening skips the holiday and the weekend', () => {
  const next = nextOpening(HOURS, instantAt('2026-11-25', '18:00', ZONE));

  expect(next?.day).toBe('2026-11-30');
  expect(next && clockTimeOf(next.at, ZONE)).toBe('09:00');
});

test('a day is the day of the site, not of the server', () => {
  expect(dayOf(Date.parse('2026-03-03T05:00:00Z'), ZONE)).toBe('2026-03-02');
  expect(dayOf(Date.parse('2026-03-03T05:00:00Z'), 'UTC')).toBe('2026-03-03');
});
