import { expect, test } from 'vitest';
import { DAY_LONG } from '#src/domain/day.ts';
import { isRehearsalDue, lightsOf, REHEARSAL_FAULTS, REHEARSAL_STEPS, stoppedAt } from '#src/domain/rehearsal.ts';

test('where nothing is wrong every light is green', () => {
  expect(lightsOf({})).toEqual(REHEARSAL_STEPS.map((name) => ({ name, isGreen: true })));
});

test('one thing wrong turns one light red', () => {
  expect(lightsOf({ letter: 'not-sent' }).filter(({ isGreen }) => !isGreen)).toEqual([
    { name: 'letter', isGreen: false, because: 'not-sent' },
  ]);
});

test('where the way ends, what comes after it is not reached, and never green', () => {
  expect(lightsOf(stoppedAt('queue', 'no-key')).map(({ because }) => because)).toEqual([
    undefined,
    undefined,
    'no-key',
    'not-reached',
    'not-reached',
    'not-reached',
  ]);
});

test('every step can fail', () => {
  for (const step of REHEARSAL_STEPS) expect(REHEARSAL_FAULTS[step].length).toBeGreaterThan(0);
});

test.each([
  ['a week after the form opened', null, 7, true],
  ['not in the first week', null, 6.9, false],
  ['a week after a green one', { isGreen: true, at: 3 }, 10, true],
  ['not six days after a green one', { isGreen: true, at: 3 }, 9, false],
  ['a day after a red one', { isGreen: false, at: 3 }, 4, true],
  ['not twice on a red day', { isGreen: false, at: 3 }, 3.9, false],
] as const)('the weekly rehearsal is due %s', (_, last, days, due) => {
  const before = last && { ...last, at: last.at * DAY_LONG };
  expect(isRehearsalDue(before, 0, days * DAY_LONG)).toBe(due);
});
