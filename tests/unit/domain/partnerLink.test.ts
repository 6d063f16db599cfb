import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomIds } from '#src/adapters/randomIds.ts';
import { firstOf, isOverAgreed, linkState, readCode, sentSince, shareOf, showCode } from '#src/domain/partnerLink.ts';
import { aCard, aLink } from '#tests/support/aLink.ts';

const TODAY = '2026-03-09';
const day = (date: string, n: number, over = 0) => ({ day: date, n, over });

describe('linkState', () => {
  test.each([
    ['on its last day it works', { endsOn: TODAY }, 'works'],
    ['the day after it has ended', { endsOn: '2026-03-08' }, 'ended'],
    ['a card never ends', { endsOn: null }, 'works'],
    ['revoked today is revoked today', { revokedOn: TODAY }, 'revoked'],
    ['revoked says more than ended', { endsOn: '2026-03-08', revokedOn: '2026-03-01' }, 'revoked'],
  ])('%s', (_what, different, state) => {
    expect(linkState(aLink(different), TODAY)).toBe(state);
  });
});

describe('isOverAgreed', () => {
  test.each([
    ['nothing sent', [], false],
    ['one below the number', [day(TODAY, 1)], false],
    ['the number is reached', [day(TODAY, 2)], true],
    ['two days together reach it', [day('2026-03-04', 1), day(TODAY, 1)], true],
    ['seven days ago is in another week', [day('2026-03-02', 5)], false],
    ['six days ago still counts', [day('2026-03-03', 2)], true],
    ['a day to come counts nothing', [day('2026-03-10', 5)], false],
  ])('two a week, and %s', (_what, days, over) => {
    expect(isOverAgreed(aLink({ weekly: 2 }), days, TODAY)).toBe(over);
  });

  test('a card has no number to be above of', () => {
    expect(isOverAgreed(aCard(), [day(TODAY, 500)], TODAY)).toBe(false);
  });
});

test('what was sent is summed from its first day to today', () => {
  const days = [day('2026-03-01', 4, 2), day('2026-03-02', 3, 1), day(TODAY, 2, 1), day('2026-03-10', 9, 9)];

  expect(sentSince(days, '2026-03-02', TODAY)).toEqual({ n: 5, over: 2 });
  expect(firstOf(7, TODAY)).toBe('2026-03-03');
});

test.each([
  [0, 0, 0],
  [1, 3, 33],
  [2, 3, 67],
  [3, 3, 100],
])('%i of %i are %i percent', (n, all, share) => {
  expect(shareOf(n, all)).toBe(share);
});

describe('readCode', () => {
  test.each([
    ['testpantry', 'testpantry'],
    ['TESTPANTRY', 'testpantry'],
    [' test-pantry ', 'testpantry'],
    ['testp antry', 'testpantry'],
    ['demopantry', 'dem0pantry'],
    ['DEMO-WINDOW', 'dem0w1nd0w'],
    ['demowlndow', 'dem0w1nd0w'],
    ['ｔｅｓｔｐａｎｔｒｙ', 'testpantry'],
  ])('%j is read as %s', (typed, code) => {
    expect(readCode(typed)).toBe(code);
  });

  test.each(['', 'testpantr', 'testpantryx', 'testpantru', 'testpantr!', 'dates', '../etc/pass', 'test%70antry'])(
    '%j is no code',
    (typed) => {
      expect(readCode(typed)).toBeNull();
    },
  );

  test('every code that is given out is read back, grouped and in capitals too', () => {
    fc.assert(
      fc.property(fc.constant(null), () => {
        const code = randomIds.short();
        expect(readCode(code)).toBe(code);
        expect(readCode(showCode(code).toUpperCase())).toBe(code);
      }),
    );
  });
});
