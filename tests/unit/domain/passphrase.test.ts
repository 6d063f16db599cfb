import { expect, test } from 'vitest';
import { readPassphrase } from '#src/domain/passphrase.ts';

test('a passphrase is read as it was made, however a telephone wrote it', () => {
  expect(readPassphrase('  Stand  coral\tdrop-down ')).toBe('stand coral drop-down');
});

test('a text without end is cut, so that it costs no time to stretch', () => {
  expect(readPassphrase('a'.repeat(1000))).toHaveLength(256);
});
