import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addBit, countBoth, hasBit, inBoth, noBits } from '#src/features/directory/bits.ts';

const numbers = fc.uniqueArray(fc.nat(99));
const bitsOf = (list: readonly number[]) => {
  const bits = noBits(100);
  for (const at of list) addBit(bits, at);
  return bits;
};

test('two sets of bits meet in the numbers that both hold', () => {
  fc.assert(
    fc.property(numbers, numbers, (one, other) => {
      const both = inBoth(bitsOf(one), bitsOf(other));
      const expected = one.filter((at) => other.includes(at));
      expect(Array.from({ length: 100 }, (_, at) => at).filter((at) => hasBit(both, at))).toEqual(expected.toSorted((a, b) => a - b));
      expect(countBoth(bitsOf(one), bitsOf(other))).toBe(expected.length);
    }),
  );
});

test('a number past the end is in no set', () => {
  expect(hasBit(bitsOf([99]), 4_000)).toBe(false);
});
