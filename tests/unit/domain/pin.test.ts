import { expect, test } from 'vitest';
import { pinIn, readPin } from '#src/domain/pin.ts';

test.each(['730518', '90217458', '100200', '123457', '121213', '864202468024'])('%s may be a PIN', (typed) => {
  expect(readPin(typed)).toEqual({ kind: 'pin', pin: typed });
});

test.each(['000000', '9999999', '123456', '234567', '987654', '890123', '210987', '121212', '123123', '4545454545'])(
  '%s is what everybody would try first',
  (typed) => {
    expect(readPin(typed)).toEqual({ kind: 'wrong', because: 'too-easy' });
  },
);

test.each([
  [' - ', 'empty'],
  ['12 34 5', 'too-short'],
  ['7305187305183', 'too-long'],
  ['73o518', 'not-digits'],
  ['-7.3e9', 'not-digits'],
])('%j is no PIN: %s', (typed, because) => {
  expect(readPin(typed)).toEqual({ kind: 'wrong', because });
});

test('people group digits and phones write wide ones; it is the same PIN', () => {
  expect(pinIn(' 730–518 ')).toBe('730518');
  expect(readPin('７３０５１８')).toEqual({ kind: 'pin', pin: '730518' });
});
