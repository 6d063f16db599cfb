import { expect, test } from 'vitest';
import { toBase32 } from '#src/adapters/base32.ts';
import { randomIds } from '#src/adapters/randomIds.ts';
import { WORDS } from '#src/adapters/wordList.ts';

test('base32 gives the vectors of RFC 4648, in lower case and unpadded', () => {
  const written = ['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map((text) => toBase32(Buffer.from(text)));

  expect(written).toEqual(['', 'my', 'mzxq', 'mzxw6', 'mzxw6yq', 'mzxw6ytb', 'mzxw6ytboi']);
});

test('ids are 26 letters and digits, and a thousand of them differ', () => {
  const ids = Array.from({ length: 1000 }, () => randomIds.next());

  expect(new Set(ids).size).toBe(1000);
  expect(ids.filter((id) => !/^[a-z2-7]{26}$/.test(id))).toEqual([]);
});

test('secrets carry 256 bits', () => {
  expect(Buffer.from(randomIds.secret(), 'base64url')).toHaveLength(32);
});

test('codes have eight digits, with leading zeros kept', () => {
  const codes = Array.from({ length: 500 }, () => randomIds.code());

  expect(codes.filter((code) => !/^\d{8}$/.test(code))).toEqual([]);
  expect(codes.some((code) => code.startsWith('0'))).toBe(true);
});

test('a passphrase is six words of the EFF long list', () => {
  const words = randomIds.passphrase().split(' ');

  expect(WORDS).toHaveLength(6 ** 5);
  expect(words).toHaveLength(6);
  expect(words.filter((word) => !WORDS.includes(word))).toEqual([]);
});

test('a word with a hyphen, which is typed in two ways, is never picked, and six words still carry 77 bits', () => {
  const picked = new Set(Array.from({ length: 20_000 }, () => randomIds.passphrase().split(' ')).flat());

  expect([...picked].filter((word) => !/^[a-z]+$/.test(word))).toEqual([]);
  expect(6 * Math.log2(picked.size)).toBeGreaterThan(77);
});
