import { expect, test } from 'vitest';
import { isCounterGrown, isPasskeyId, PASSKEY_NAME_LIMIT, readPasskeyName } from '#src/domain/passkey.ts';

test.each([
  [0, 0, true],
  [0, 1, true],
  [4, 5, true],
  [4, 4, false],
  [4, 3, false],
  [4, 0, false],
])('from %i to %i a counter %s gone on', (before, now, isGrown) => {
  expect(isCounterGrown(before, now)).toBe(isGrown);
});

test('a name is a line of at most forty characters', () => {
  expect(readPasskeyName('  Van \n laptop ')).toEqual({ kind: 'name', name: 'Van laptop' });
  expect(readPasskeyName(' \t ')).toEqual({ kind: 'wrong', because: 'empty' });
  expect(readPasskeyName('é'.repeat(PASSKEY_NAME_LIMIT))).toMatchObject({ kind: 'name' });
  expect(readPasskeyName('x'.repeat(PASSKEY_NAME_LIMIT + 1))).toEqual({ kind: 'wrong', because: 'too-long' });
  expect(readPasskeyName('bell \u0007')).toEqual({ kind: 'wrong', because: 'unreadable' });
});

test.each([
  ['A-_9abcdefghijkl', true],
  ['short', false],
  ['A'.repeat(1364), true],
  ['A'.repeat(1365), false],
  ['abcdefghijklmnop/..', false],
  ['abcdefghijklmno=', false],
])('%s as the id of a passkey: %s', (text, isOne) => {
  expect(isPasskeyId(text)).toBe(isOne);
});
