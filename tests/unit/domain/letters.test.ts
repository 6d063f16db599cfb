import { expect, test } from 'vitest';
import { HOUR, type Instant, MINUTE } from '#src/domain/day.ts';
import { type LetterKind, nextTry } from '#src/domain/letters.ts';

/** Every wait of a letter that never leaves, in milliseconds. */
function waitsOf(kind: LetterKind): number[] {
  const waits: number[] = [];
  const firstDueAt = 1_000_000;
  let now: Instant = firstDueAt;
  for (let tries = 1; tries < 100; tries += 1) {
    const at = nextTry({ kind, firstDueAt, tries }, now);
    if (at === null) break;
    waits.push(at - now);
    now = at;
  }
  return waits;
}

test.each(['new-work', 'bureau-message'] as const)(
  'the letter %s waits longer and longer, then an hour each time, until a day has gone by',
  (kind) => {
    const waits = waitsOf(kind);

    expect(waits.slice(0, 6)).toEqual([1 * MINUTE, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, 1 * HOUR]);
    expect(new Set(waits.slice(6))).toEqual(new Set([HOUR]));
    const inAll = waits.reduce((sum, wait) => sum + wait, 0);
    expect(inAll).toBeLessThanOrEqual(24 * HOUR);
    expect(inAll).toBeGreaterThan(23 * HOUR);
  },
);

test('a sign-in letter is tried for two minutes, which is as long as anybody waits for it', () => {
  expect(waitsOf('sign-in-code')).toEqual([15_000, 30_000, 60_000]);
});

test('a try at the last moment still counts, one after it is given up', () => {
  const letter = { kind: 'new-work', firstDueAt: 0, tries: 6 } as const;

  expect(nextTry(letter, 23 * HOUR)).toBe(24 * HOUR);
  expect(nextTry(letter, 23 * HOUR + 1)).toBeNull();
});

test('the wish of the provider is honored when it is longer than our own wait, never when it is shorter', () => {
  const letter = { kind: 'new-work', firstDueAt: 0, tries: 1 } as const;

  expect(nextTry(letter, 0, 10 * MINUTE)).toBe(10 * MINUTE);
  expect(nextTry(letter, 0, 1)).toBe(MINUTE);
});

test('a wish beyond the last moment gives the letter up, so that staff see it', () => {
  expect(nextTry({ kind: 'sign-in-code', firstDueAt: 0, tries: 1 }, 0, HOUR)).toBeNull();
});
