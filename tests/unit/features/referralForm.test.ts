import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TEXT_LIMITS } from '#src/domain/referral.ts';
import { checkReferralForm, emptyValues, type FormValues, readReferralForm, TEXT_FIELDS } from '#src/features/referrals/referralForm.ts';

const FILLED: FormValues = {
  ...emptyValues({ danger: 'no', where: 'By the fountain', relation: 'business', for: 'other' }),
  concerns: ['housing'],
};
const errorsOf = (values: FormValues) => {
  const checked = checkReferralForm(values, 'en');
  return checked.kind === 'invalid' ? checked.errors : [];
};

test('four answers are enough', () => {
  expect(checkReferralForm(FILLED, 'en')).toMatchObject({
    kind: 'valid',
    answers: {
      about: 'other',
      danger: 'no',
      where: 'By the fountain',
      concerns: ['housing'],
      relation: 'business',
      sayWho: 'no',
      age: null,
    },
  });
});

test('an empty form names the four answers in page order', () => {
  expect(errorsOf(emptyValues()).map((error) => [error.field, error.code])).toEqual([
    ['danger', 'missing'],
    ['where', 'missing'],
    ['concerns', 'missing'],
    ['relation', 'missing'],
  ]);
});

test('somebody writing for themself is asked three, where first', () => {
  expect(errorsOf(emptyValues({ for: 'self' })).map((error) => error.field)).toEqual(['where', 'danger', 'concerns']);
  const checked = checkReferralForm({ ...FILLED, for: 'self', relation: '' }, 'es');

  expect(checked).toMatchObject({ kind: 'valid', answers: { about: 'self', relation: 'self', locale: 'es' } });
});

test.each(TEXT_FIELDS)('%s takes its longest text and not one sign more', (field) => {
  const longest = 'é'.repeat(TEXT_LIMITS[field]);

  expect(errorsOf({ ...FILLED, [field]: longest })).toEqual([]);
  expect(errorsOf({ ...FILLED, [field]: `${longest}x` })).toEqual([{ field, code: 'too-long', most: TEXT_LIMITS[field] }]);
});

test.each(['danger', 'relation', 'age', 'aware', 'say_who', 'introduce', 'may_call'])(
  'an answer that %s does not have is said so',
  (field) => {
    expect(errorsOf({ ...FILLED, [field]: 'made-up' })).toEqual([{ field, code: 'not-a-choice' }]);
  },
);

test('signs that cannot be kept are named beside their field', () => {
  expect(errorsOf({ ...FILLED, happening: 'a\0b' })).toEqual([{ field: 'happening', code: 'unreadable' }]);
});

test('only concerns may repeat, unknown fields are ignored', () => {
  const twice = readReferralForm([
    ['concerns', 'housing'],
    ['concerns', 'poverty'],
    ['concerns', 'housing'],
    ['utm', 'x'],
    ['utm', 'y'],
  ]);

  expect(twice).toMatchObject({ kind: 'read', values: { concerns: ['housing', 'poverty'] } });
  expect(
    readReferralForm([
      ['where', 'a'],
      ['where', 'b'],
    ]),
  ).toEqual({ kind: 'malformed' });
  expect(readReferralForm([['where', new File([], 'x')]])).toEqual({ kind: 'malformed' });
});

test('whatever is typed comes back as it was typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (where, happening) => {
      expect(
        readReferralForm([
          ['where', where],
          ['happening', happening],
        ]),
      ).toMatchObject({ kind: 'read', values: { where, happening } });
    }),
  );
});
