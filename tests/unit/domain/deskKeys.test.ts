import { expect, test } from 'vitest';
import { ALL_DESK_KEYS, DESK_KEYS, keyNamed } from '#src/domain/deskKeys.ts';

test('every key leads to its own name, and no two names share one', () => {
  expect(ALL_DESK_KEYS.map((name) => keyNamed(DESK_KEYS[name]))).toEqual(ALL_DESK_KEYS);
});

test('the first of two keys waits for the second, and does nothing by itself', () => {
  expect(keyNamed('g')).toBe('more');
  expect(ALL_DESK_KEYS.map((name) => DESK_KEYS[name])).not.toContain('g');
});

test.each(['x', 'J', 'g x', ''])('"%s" is no key of the desk', (key) => {
  expect(keyNamed(key)).toBeNull();
});
