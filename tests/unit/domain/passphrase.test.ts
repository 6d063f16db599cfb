import { expect, test } from 'vitest';
import { readPassphrase, wordsMissing } from '#src/domain/passphrase.ts';

test('a passphrase is read as it was made, however a telephone wrote it', () => {
  expect(readPassphrase('  Stand  coral\tdrop-down ')).toBe('stand coral drop-down');
});

test('a text without end is cut, so that it costs no time to stretch', () => {
  expect(readPassphrase('a'.repeat(1000))).toHaveLength(256);
});

test('words are counted as a key is opened by them: too few are told, and six, more or none are no fault', () => {
  expect(wordsMissing('  Stand\tcoral  kettle thimble acorn ')).toBe(5);
  expect(wordsMissing('stand')).toBe(1);
  expect(wordsMissing('stand-coral-kettle-thimble-acorn-ribbon')).toBeNull();
  expect(wordsMissing('Stand – coral kettle thimble acorn ribbon')).toBeNull();
  expect(wordsMissing('stand coral drop-down yo-yo acorn kettle')).toBeNull();
  expect(wordsMissing('stand coral drop down yo yo acorn kettle')).toBeNull();
  expect(wordsMissing(' \t')).toBeNull();
});
