import { expect, test } from 'vitest';
import { readCode } from '#src/features/sign-in/signInCode.ts';

test.each([
  ['12345678', '12345678'],
  [' 1234 5678 ', '12345678'],
  ['1234-5678', '12345678'],
  ['１２３４５６７８', '12345678'],
  ['1234567', null],
  ['123456789', null],
  ['1234567a', null],
  ['', null],
])('%j typed as a code is read as %j', (typed, code) => {
  expect(readCode(typed)).toBe(code);
});
