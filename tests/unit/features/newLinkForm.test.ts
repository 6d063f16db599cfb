import { expect, test } from 'vitest';
import { newLinkMessage } from '#src/components/partner/newLinkWords.ts';
import { addDays } from '#src/domain/day.ts';
import { LINK_DAYS_MOST, PARTNER_NAME_MOST } from '#src/domain/partnerLink.ts';
import { checkNewLink, NEW_LINK_FIELDS, type NewLinkErrorCode, type NewLinkField } from '#src/features/partners/newLinkForm.ts';

const TODAY = '2026-03-02';
const TYPED = { organization: 'Storybook Pantry', relation: 'provider', weekly: '10', ends_on: '2026-08-31' };
const LATEST = addDays(TODAY, LINK_DAYS_MOST);

test('what is agreed is read, with the name on one line', () => {
  expect(checkNewLink({ ...TYPED, organization: '  Storybook\n  Pantry ', weekly: ' 50 ', ends_on: LATEST }, TODAY)).toEqual({
    kind: 'valid',
    agreed: { name: 'Storybook Pantry', relation: 'provider', weekly: 50, endsOn: LATEST },
  });
});

const WRONG: readonly [NewLinkField, string, NewLinkErrorCode][] = [
  ['organization', ' ', 'missing'],
  ['organization', 'x'.repeat(PARTNER_NAME_MOST + 1), 'too-long'],
  ['organization', 'cut \uD800 off', 'unreadable'],
  ['relation', '', 'missing'],
  ['relation', 'police', 'missing'],
  // Who writes for themself is nobody's referral, and an organization is asked nothing that it would rather not say.
  ['relation', 'self', 'missing'],
  ['relation', 'prefer-not', 'missing'],
  ['weekly', '', 'missing'],
  ['weekly', '0', 'no-number'],
  ['weekly', '51', 'no-number'],
  ['weekly', '-3', 'no-number'],
  ['weekly', '2.5', 'no-number'],
  ['weekly', '1e1', 'no-number'],
  ['weekly', 'ten', 'no-number'],
  ['ends_on', '', 'missing'],
  ['ends_on', '2026-02-30', 'no-day'],
  ['ends_on', '31/08/2026', 'no-day'],
  ['ends_on', '2026-03-01', 'past'],
  ['ends_on', addDays(LATEST, 1), 'too-far'],
];

test.each(WRONG)('%s %j is told: %s', (field, typed, code) => {
  const checked = checkNewLink({ ...TYPED, [field]: typed }, TODAY);

  expect(checked).toEqual({ kind: 'invalid', errors: [{ field, code }] });
  expect(newLinkMessage({ field, code })).toMatch(/^(Enter|Choose|Make|Type)/);
});

test('today is a last day that is not over', () => {
  expect(checkNewLink({ ...TYPED, ends_on: TODAY }, TODAY)).toMatchObject({ kind: 'valid' });
});

test('everything that is wrong is named at once, in page order', () => {
  const checked = checkNewLink({ organization: '', relation: '', weekly: '', ends_on: '' }, TODAY);

  expect(checked.kind === 'invalid' && checked.errors.map(({ field }) => field)).toEqual(NEW_LINK_FIELDS);
});
