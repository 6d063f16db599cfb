import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasReceiptLength, readReceipt, receiptFrom, showReceipt } from '#src/domain/receipt.ts';

const digits = fc.stringMatching(/^\d{15}$/);

test('a receipt reads back however it is spaced', () => {
  fc.assert(
    fc.property(digits, fc.constantFrom('', ' ', '-', ' - ', '·', '–'), (fifteen, gap) => {
      const receipt = receiptFrom(fifteen);
      const typed = (receipt.match(/\d{4}/g) ?? []).join(gap);

      expect(receipt).toMatch(/^\d{16}$/);
      expect(readReceipt(` ${typed} `)).toBe(receipt);
      expect(readReceipt(showReceipt(receipt))).toBe(receipt);
    }),
  );
});

test('one wrong digit is always caught', () => {
  fc.assert(
    fc.property(digits, fc.nat(15), fc.integer({ min: 1, max: 9 }), (fifteen, at, by) => {
      const receipt = receiptFrom(fifteen);
      const wrong = receipt.slice(0, at) + ((Number(receipt[at]) + by) % 10) + receipt.slice(at + 1);

      expect(readReceipt(wrong)).toBeNull();
    }),
  );
});

test('the known check digit of a published example', () => {
  // 7992739871 has check digit 3 in every description of Luhn's formula.
  expect(receiptFrom('000007992739871')).toBe('0000079927398713');
});

test('of a number its length alone is told, right or wrong', () => {
  expect(['0000 0000-0000 0018', '0000 0000 0000 0019'].map(hasReceiptLength)).toEqual([true, true]);
  expect(['', '0000 0000 0000 001', '0000 0000 0000 00188', 'abcd efgh ijkl mnop'].map(hasReceiptLength)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

test.each(['', 'abc', '1234', '0000 0000 0000 0019', '0000 0000 0000 00188', '１２３４'])('%j is no receipt', (typed) => {
  expect(readReceipt(typed)).toBeNull();
});
