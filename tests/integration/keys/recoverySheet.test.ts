import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSheet, sheetOf, tailOf } from '#src/features/keys/recoverySheet.ts';

// An invented identity of the right shape; it belongs to nobody.
const LETTERS = 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L';
const identities = fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 58, maxLength: 58 }).map((rest) => `AGE-SECRET-KEY-1${rest}`);
const IDENTITY = `AGE-SECRET-KEY-1${(LETTERS + LETTERS).slice(0, 58)}`;

function typedOff(identity: string, withChecks: boolean): string {
  return sheetOf(identity)
    .lines.map(({ groups, check }) => `${groups.join(' ')}${withChecks ? `  ${check}` : ''}`)
    .join('\n');
}

test('a sheet shows 74 characters in groups of four with a check for each line', () => {
  const { lines } = sheetOf(IDENTITY);

  expect(lines.map(({ groups }) => groups.length)).toEqual([4, 4, 4, 4, 3]);
  expect(lines.flatMap(({ groups }) => groups).join('')).toBe(IDENTITY);
  expect(IDENTITY).toHaveLength(74);
  expect(lines.filter(({ check }) => !/^\d\d$/.test(check))).toEqual([]);
});

test('what stands on a sheet is read back, with its checks and without', () => {
  fc.assert(
    fc.property(identities, fc.boolean(), (identity, withChecks) => {
      expect(readSheet(typedOff(identity, withChecks))).toEqual({ kind: 'read', identity });
    }),
  );
});

test('small letters, long dashes and odd spaces are forgiven', () => {
  const typed = ` ${typedOff(IDENTITY, true).toLowerCase().replaceAll('-', '\u2014').replaceAll(' ', '\u00a0 ')}\n`;

  expect(readSheet(typed)).toEqual({ kind: 'read', identity: IDENTITY });
  expect(readSheet(IDENTITY.replaceAll('-', ''))).toEqual({ kind: 'read', identity: IDENTITY });
});

test('one wrong character names its line', () => {
  const lines = typedOff(IDENTITY, true).split('\n');
  const third = lines[2] ?? '';

  for (const wrong of ['0', 'B', '7'].filter((letter) => letter !== third[0])) {
    const typed = lines.with(2, wrong + third.slice(1)).join('\n');
    expect(readSheet(typed)).toEqual({ kind: 'misread', line: 3 });
  }
});

test('two neighbors that changed places name their line', () => {
  const lines = typedOff(IDENTITY, true).split('\n');
  const second = lines[1] ?? '';
  const swapped = `${second[1]}${second[0]}${second.slice(2)}`;

  expect(second[0]).not.toBe(second[1]);
  expect(readSheet(lines.with(1, swapped).join('\n'))).toEqual({ kind: 'misread', line: 2 });
});

test.each(['', 'a few words', IDENTITY.slice(1), `${IDENTITY}7`])('%j has the wrong length', (typed) => {
  expect(readSheet(typed)).toEqual({ kind: 'wrong-length' });
});

test('the tail is the last eight characters, however they are typed', () => {
  expect(tailOf(IDENTITY)).toBe(IDENTITY.slice(-8));
  expect(tailOf(` ${IDENTITY.slice(-8, -4).toLowerCase()} - ${IDENTITY.slice(-4)} `)).toBe(IDENTITY.slice(-8));
});
