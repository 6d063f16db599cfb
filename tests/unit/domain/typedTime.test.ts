import { expect, test } from 'vitest';
import { sayDay, sayTime } from '#src/domain/day.ts';
import { readTypedDay, readTypedTime } from '#src/domain/typedTime.ts';

test.each([
  ['9 am', '09:00'],
  ['9', '09:00'],
  ['09:00', '09:00'],
  ['5:30 p.m.', '17:30'],
  ['5pm', '17:00'],
  ['5p', '17:00'],
  ['17:00', '17:00'],
  ['1700', '17:00'],
  ['12 am', '00:00'],
  ['12 pm', '12:00'],
  ['Noon', '12:00'],
])('%s is read as %s', (typed, time) => {
  expect(readTypedTime(typed)).toBe(time);
});

test.each(['', 'nine', '24:00', '9:60', '13 pm', '0 am', '9-5', '9 am to 5 pm', '-1'])('%s is no time', (typed) => {
  expect(readTypedTime(typed)).toBeNull();
});

test('every time that is shown in a box can be read back', () => {
  for (const time of ['00:00', '00:30', '09:05', '12:00', '12:45', '23:59']) expect(readTypedTime(sayTime(time, 'en'))).toBe(time);
});

test.each([
  ['2026-12-24', '2026-12-24'],
  ['12/24/2026', '2026-12-24'],
  ['1/5/2026', '2026-01-05'],
  ['December 24, 2026', '2026-12-24'],
  ['Dec. 24 2026', '2026-12-24'],
  ['Thursday, December 24, 2026', '2026-12-24'],
  ['march 1st, 2026', '2026-03-01'],
])('%s is read as %s', (typed, day) => {
  expect(readTypedDay(typed)).toBe(day);
});

test.each([
  '',
  'Christmas',
  '24.12.2026',
  '2026-02-30',
  '6/31/2026',
  '13/1/2026',
  'December 24',
  'Friday, December 24, 2026',
  '2026-12-24 and more',
])('%s is no day', (typed) => {
  expect(readTypedDay(typed)).toBeNull();
});

test('every day that is shown in a box can be read back', () => {
  for (const day of ['2026-01-01', '2026-05-25', '2028-02-29']) expect(readTypedDay(sayDay(day, 'en', true))).toBe(day);
});
