import { expect, test } from 'vitest';
import { addDays, type Day } from '#src/domain/day.ts';
import { extensionsOf, isWarningDue, openUntil, RETENTION_BOUNDS, warningDays, warningOf } from '#src/domain/retention.ts';

const DAY: Day = '2026-03-02';
const lives = (days: number) => ({ day: DAY, deleteOn: addDays(DAY, days) });

test('an item that lives 90 days is called to mind on its 60th and its 80th', () => {
  expect(warningDays(lives(90))).toEqual([addDays(DAY, 60), addDays(DAY, 80)]);
});

test('one with a shorter life has the same time left; no warning falls on the day it came', () => {
  expect(warningDays(lives(40))).toEqual([addDays(DAY, 10), addDays(DAY, 30)]);
  expect(warningDays(lives(30))).toEqual([addDays(DAY, 20)]);
  expect(warningDays(lives(10))).toEqual([]);
});

test('a warning falls due once: after the last look, up to today', () => {
  const due = (after: number, today: number) => isWarningDue(lives(90), addDays(DAY, after), addDays(DAY, today));

  expect([due(58, 59), due(59, 60), due(60, 61), due(60, 79), due(60, 80), due(80, 89)]).toEqual([false, true, false, false, true, false]);
});

test('days on which nobody looked are made up for', () => {
  expect(isWarningDue(lives(90), addDays(DAY, 55), addDays(DAY, 85))).toBe(true);
});

test.each([
  [59, null],
  [60, 'first'],
  [79, 'first'],
  [80, 'last'],
  [89, 'last'],
])('on day %i of 90 its end is %s', (day, urgency) => {
  expect(warningOf(lives(90), addDays(DAY, day))).toBe(urgency);
});

test('a very short life is past its last warning as soon as ten days are left', () => {
  expect(warningOf(lives(8), DAY)).toBe('last');
});

test('an item may be kept longer by steps up to the cap, and never beyond', () => {
  const cap = openUntil(DAY, RETENTION_BOUNDS);

  expect(extensionsOf(lives(40))).toEqual([addDays(DAY, 47), addDays(DAY, 54), addDays(DAY, 70), cap]);
  expect(extensionsOf(lives(80))).toEqual([addDays(DAY, 87), cap]);
  expect(extensionsOf(lives(89))).toEqual([cap]);
  expect(extensionsOf(lives(90))).toEqual([]);
  expect(extensionsOf(lives(91))).toEqual([]);
});
