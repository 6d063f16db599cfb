import { expect, test } from 'vitest';
import { addDays, DAY_LONG } from '#src/domain/day.ts';
import {
  closedUntil,
  contactUntil,
  hasClockJumped,
  isDueForErasure,
  type Outcome,
  openUntil,
  RETENTION_BOUNDS,
  tooLong,
} from '#src/domain/retention.ts';

const CLOSED_ON = '2026-03-01';
const FAR = '2026-12-31';

test.each([
  ['handed-over', 14],
  ['closed', 30],
  ['wrong-door', 3],
] satisfies [Outcome, number][])('an item that ended as %s lives %i days more: due on its day, not the day before', (outcome, days) => {
  const deleteOn = closedUntil(outcome, CLOSED_ON, FAR, RETENTION_BOUNDS);

  expect(deleteOn).toBe(addDays(CLOSED_ON, days));
  expect(isDueForErasure({ deleteOn }, addDays(deleteOn, -1))).toBe(false);
  expect(isDueForErasure({ deleteOn }, deleteOn)).toBe(true);
  expect(isDueForErasure({ deleteOn }, addDays(deleteOn, 1))).toBe(true);
});

test('an open item lives 90 days from its receipt', () => {
  const deleteOn = openUntil('2026-03-01', RETENTION_BOUNDS);

  expect(deleteOn).toBe('2026-05-30');
  expect(isDueForErasure({ deleteOn }, '2026-05-29')).toBe(false);
  expect(isDueForErasure({ deleteOn }, '2026-05-30')).toBe(true);
});

test('closing late never lengthens a life', () => {
  expect(closedUntil('closed', '2026-05-20', '2026-05-30', RETENTION_BOUNDS)).toBe('2026-05-30');
});

test('contact ends 14 days after the decision, or with the item', () => {
  expect(contactUntil('2026-03-01', FAR, RETENTION_BOUNDS)).toBe('2026-03-15');
  expect(contactUntil('2026-03-01', '2026-03-04', RETENTION_BOUNDS)).toBe('2026-03-04');
});

test.each(Object.entries(RETENTION_BOUNDS))('a site may not keep %s longer than %i days, nor less than one', (name, bound) => {
  expect(tooLong({ ...RETENTION_BOUNDS, [name]: bound })).toEqual([]);
  expect(tooLong({ ...RETENTION_BOUNDS, [name]: bound + 1 })).toEqual([name]);
  expect(tooLong({ ...RETENTION_BOUNDS, [name]: 0 })).toEqual([name]);
});

test.each([
  [0, false],
  [DAY_LONG, false],
  [DAY_LONG + 1, true],
  [-DAY_LONG, false],
  [-DAY_LONG - 1, true],
])('a clock that moved by %i ms since the last purge has jumped: %s', (by, expected) => {
  expect(hasClockJumped(1_000_000_000, 1_000_000_000 + by)).toBe(expected);
});
