import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HOUR, instantAt } from '#src/domain/day.ts';
import { LETTER_EVENTS, LETTER_PACES, lettersDue, readLetterChoice, wantsLetter, writeLetterChoice } from '#src/domain/letterChoice.ts';
import { anIntake } from '#tests/support/aSite.ts';

const { hours } = anIntake();
const ZONE = hours.timeZone;
const FRIDAY_NOON = instantAt('2026-03-06', '12:00', ZONE);

test('somebody who chose nothing has a letter at once, one after the interval, and then quiet', () => {
  expect(lettersDue(null, FRIDAY_NOON, hours)).toEqual([
    { nth: 1, at: FRIDAY_NOON },
    { nth: 2, at: FRIDAY_NOON + 4 * HOUR },
  ]);
});

test('once a morning is when the site opens next, and once more the morning after', () => {
  expect(lettersDue({ events: ['new-work'], pace: 'morning' }, FRIDAY_NOON, hours)).toEqual([
    { nth: 1, at: instantAt('2026-03-09', '09:00', ZONE) },
    { nth: 2, at: instantAt('2026-03-10', '09:00', ZONE) },
  ]);
});

test('where no morning is known, letters come at once rather than never', () => {
  const never = { ...hours, weekly: {} };
  expect(lettersDue({ events: ['new-work'], pace: 'morning' }, FRIDAY_NOON, never)).toEqual(lettersDue(null, FRIDAY_NOON, hours));
  expect(lettersDue({ events: [], pace: 'none' }, FRIDAY_NOON, hours)).toEqual(lettersDue(null, FRIDAY_NOON, hours));
});

test.each([
  [null, 'new-work', true],
  [null, 'assigned', true],
  [null, 'promise-missed', false],
  [{ events: ['assigned'], pace: 'at-once' }, 'new-work', false],
  [{ events: ['assigned'], pace: 'at-once' }, 'assigned', true],
  [{ events: ['assigned'], pace: 'none' }, 'assigned', false],
] as const)('of %j, letters about %s: %s', (choice, event, wanted) => {
  expect(wantsLetter(choice, event)).toBe(wanted);
});

test('a choice is kept as it was made', () => {
  const choice = fc.record({ events: fc.subarray([...LETTER_EVENTS]), pace: fc.constantFrom(...LETTER_PACES) });
  fc.assert(
    fc.property(choice, (made) => {
      expect(readLetterChoice(writeLetterChoice(made))).toEqual(made);
    }),
    { seed: 5 },
  );
});

test.each([null, '', 'x', '[]', '7', '{"events":"all","pace":"none"}', '{"events":[],"pace":"never"}'])('%j is no choice', (kept) => {
  expect(readLetterChoice(kept)).toBeNull();
});
