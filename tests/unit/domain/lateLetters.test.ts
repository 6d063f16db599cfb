import { expect, test } from 'vitest';
import { HOUR, MINUTE } from '#src/domain/day.ts';
import { isWorthSending } from '#src/domain/letters.ts';

test.each([
  ['a code that still counts', 'sign-in-code', 10 * MINUTE - 1, true],
  ['a code that has just run out', 'sign-in-code', 10 * MINUTE, false],
  ['word of new work after two days of standstill', 'new-work', 48 * HOUR, true],
  ['word of a message to the Bureau after two days of standstill', 'bureau-message', 48 * HOUR, true],
] as const)('%s', (_, kind, late, expected) => {
  expect(isWorthSending({ kind, firstDueAt: 1_000 }, 1_000 + late)).toBe(expected);
});
