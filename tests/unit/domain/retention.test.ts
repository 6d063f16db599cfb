import { expect, test } from 'vitest';
import { BUREAU_ZONE } from '#src/domain/bureauMessage.ts';
import { addDays, DAY_LONG, HOUR, instantAt } from '#src/domain/day.ts';
import {
  closedUntil,
  contactUntil,
  hasClockJumped,
  isDueForErasure,
  MESSAGE_BOUNDS,
  messageUntil,
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
  ['unread or undecided', null, 90],
  ['answered', { as: 'answered', on: CLOSED_ON }, 30],
  ['about a person', { as: 'about-person', on: CLOSED_ON }, 2],
] as const)('a message to the Bureau that is %s: %o lives %i days more', (_, decided, days) => {
  expect(messageUntil(CLOSED_ON, decided)).toBe(addDays(CLOSED_ON, days));
});

test('deciding late on a message to the Bureau never lengthens its life', () => {
  expect(messageUntil('2026-03-01', { as: 'answered', on: '2026-05-20' })).toBe('2026-05-30');
  expect(messageUntil('2026-03-01', { as: 'about-person', on: '2026-05-29' })).toBe('2026-05-30');
});

test.each(['2026-03-02', '2026-03-07', '2026-10-31', '2026-12-31'])(
  'what is about a person goes within 72 hours, whatever the hour of %s at which that was seen, and with an hour for the purge',
  (seenOn) => {
    const erasedAt = instantAt(messageUntil(seenOn, { as: 'about-person', on: seenOn }), '00:00', BUREAU_ZONE) + HOUR;

    expect(erasedAt - instantAt(seenOn, '00:00', BUREAU_ZONE)).toBeLessThan(72 * HOUR);
    expect(erasedAt).toBeGreaterThan(instantAt(seenOn, '23:59', BUREAU_ZONE));
  },
);

test('a message to the Bureau lives no longer than a referral in the same case', () => {
  expect(MESSAGE_BOUNDS.undecided).toBeLessThanOrEqual(RETENTION_BOUNDS.open);
  expect(MESSAGE_BOUNDS.answered).toBeLessThanOrEqual(RETENTION_BOUNDS.closed);
  expect(MESSAGE_BOUNDS['about-person']).toBeLessThanOrEqual(RETENTION_BOUNDS.wrongDoor);
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
