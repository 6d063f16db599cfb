import { expect, test } from 'vitest';
import { addDays } from '#src/domain/day.ts';
import { FEWEST_MEASURED, measuredReading, measuredSince, type ReadingTime } from '#src/domain/readingTime.ts';

const NOW = Date.UTC(2026, 2, 31, 18);
const RECEIVED = '2026-03-02';

function readAfter(days: number): ReadingTime {
  return { receivedOn: RECEIVED, dueAt: Date.UTC(2026, 2, 4), readOn: addDays(RECEIVED, days), withdrawnAt: null };
}

const OVERDUE: ReadingTime = { receivedOn: RECEIVED, dueAt: Date.UTC(2026, 2, 4), readOn: null, withdrawnAt: null };
const NOT_DUE: ReadingTime = { receivedOn: '2026-03-31', dueAt: NOW + 1, readOn: null, withdrawnAt: null };
const TAKEN_BACK: ReadingTime = { ...OVERDUE, withdrawnAt: Date.UTC(2026, 2, 3) };

test('the middle one of eleven messages is told, in whole days', () => {
  const times = [0, 0, 0, 1, 1, 2, 3, 3, 9, 9, 30].map(readAfter);
  expect(measuredReading(times, NOW)).toEqual({ kind: 'days', days: 2 });
});

test('of two in the middle the longer one is told', () => {
  expect(measuredReading([0, 0, 0, 0, 0, 4, 4, 4, 4, 4].map(readAfter), NOW)).toEqual({ kind: 'days', days: 4 });
});

test('below ten messages nothing is told', () => {
  const nine = Array.from({ length: FEWEST_MEASURED - 1 }, () => readAfter(1));
  expect(measuredReading(nine, NOW)).toBeNull();
  expect(measuredReading([...nine, NOT_DUE, TAKEN_BACK], NOW)).toBeNull();
  expect(measuredReading([...nine, readAfter(1)], NOW)).toEqual({ kind: 'days', days: 1 });
});

test('what nobody read in time counts against the site', () => {
  const read = [0, 0, 0, 0, 0, 0].map(readAfter);
  expect(measuredReading([...read, OVERDUE, OVERDUE, OVERDUE, OVERDUE], NOW)).toEqual({ kind: 'days', days: 0 });
  expect(measuredReading([...read, ...Array.from({ length: 6 }, () => OVERDUE)], NOW)).toEqual({ kind: 'unread' });
});

test('a clock that was set back never makes a wait shorter than none', () => {
  expect(
    measuredReading(
      Array.from({ length: 10 }, () => readAfter(-3)),
      NOW,
    ),
  ).toEqual({ kind: 'days', days: 0 });
});

test('it counts as far back as receipts live', () => {
  expect(measuredSince('2026-03-31')).toBe('2026-01-30');
});
