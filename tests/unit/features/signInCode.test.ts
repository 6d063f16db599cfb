import { expect, test } from 'vitest';
import { readAddress } from '#src/features/sign-in/requestSignInCode.ts';
import { readCode } from '#src/features/sign-in/signInCode.ts';
import { readPassphrase } from '#src/features/sign-in/unlock.ts';

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

test.each([
  ['juniper@north-lead.example', 'juniper@north-lead.example'],
  ['  Juniper@North-Lead.Example ', 'juniper@north-lead.example'],
  // A Cyrillic letter that looks like ours, and a sign that lower-cases into ASCII.
  ['juniper@nоrth-lead.example', null],
  ['\u212Aate@north-lead.example', null],
  ['juniper north@lead.example', null],
  ['juniper', null],
  ['@north-lead.example', null],
  ['', null],
  [`${'a'.repeat(250)}@north-lead.example`, null],
])('%j typed as an address is read as %j', (typed, address) => {
  expect(readAddress(typed)).toBe(address);
});

test('a passphrase is read as it was made, however a telephone wrote it', () => {
  expect(readPassphrase('  Stand  coral\tdrop-down ')).toBe('stand coral drop-down');
});
