import { expect, test } from 'vitest';
import { DAY_LONG } from '#src/domain/day.ts';
import { epochsToShred, GRANT_DAYS, isRollDue, ROLL_DAYS } from '#src/domain/keyLives.ts';

const NOW = Date.UTC(2026, 10, 22);
const daysAgo = (days: number) => NOW - days * DAY_LONG;

test('a key is rolled on the day on which it is a quarter old, and not before', () => {
  expect(isRollDue({ madeAt: daysAgo(ROLL_DAYS) }, NOW)).toBe(true);
  expect(isRollDue({ madeAt: daysAgo(ROLL_DAYS) + 1 }, NOW)).toBe(false);
});

test('grants go 125 days after the end of their epoch, which is the beginning of the next', () => {
  const epochs = [
    { epoch: 1, madeAt: daysAgo(400) },
    { epoch: 2, madeAt: daysAgo(GRANT_DAYS) - 1 },
    { epoch: 3, madeAt: daysAgo(GRANT_DAYS) },
    { epoch: 4, madeAt: daysAgo(1) },
  ];

  expect(epochsToShred(epochs, NOW)).toEqual([1]);
  expect(epochsToShred(epochs.toReversed(), NOW + 1)).toEqual([1, 2]);
});

test('the current key is never shredded, however old it is', () => {
  expect(epochsToShred([{ epoch: 1, madeAt: daysAgo(4000) }], NOW)).toEqual([]);
  expect(epochsToShred([], NOW)).toEqual([]);
});
