import { expect, test } from 'vitest';
import { readPassphrase, wordsMiscounted } from '#src/domain/passphrase.ts';

test('a passphrase is read as it was made, however a telephone wrote it', () => {
  expect(readPassphrase('  Stand  coral\tdrop-down ')).toBe('stand coral drop-down');
});

test('a text without end is cut, so that it costs no time to stretch', () => {
  expect(readPassphrase('a'.repeat(1000))).toHaveLength(256);
});

test('words are counted as they are read, and six or none are no fault', () => {
  expect(wordsMiscounted('  Stand\tcoral  drop-down yo-yo acorn ')).toBe(5);
  expect(wordsMiscounted('stand-coral-kettle-thimble-acorn-ribbon')).toBe(1);
  expect(wordsMiscounted('a b c d e f g')).toBe(7);
  expect(wordsMiscounted('Stand coral drop-down yo-yo acorn kettle')).toBeNull();
  expect(wordsMiscounted(' \t')).toBeNull();
});
