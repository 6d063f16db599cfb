import { expect, test } from 'vitest';
import { openListing, tellsDoors } from '#src/domain/openListing.ts';
import { aListing, aSite } from '#tests/support/aSite.ts';

const DOORS = {
  phone: '206-555-0177',
  email: 'team@north-lead.example',
  referPage: 'https://north-lead.example/refer',
  howToRefer: { en: 'Call.', es: 'Llame.' },
};
const listed = (different: Parameters<typeof aListing>[0]) => ({
  listing: aListing({ ...DOORS, ...different }),
  intake: null,
  liveSince: null,
});

test.each([
  [{ model: 'lead', stage: 'operating' }, true],
  [{ model: 'lead-model', stage: 'unknown' }, true],
  [{ model: 'departs', stage: 'operating' }, false],
  [{ model: 'lead', stage: 'ended' }, false],
] as const)('whether others may pass on how to reach %j: %s', (different, tells) => {
  const open = openListing(listed(different));

  expect(tellsDoors(open)).toBe(tells);
  expect([open.phone, open.email, open.referPage, open.howToRefer]).toEqual(
    tells ? [DOORS.phone, DOORS.email, DOORS.referPage, DOORS.howToRefer] : [null, null, null, null],
  );
});

test('of a live site the phone of its desk counts, and hours in words that it left behind do not', () => {
  const site = aSite({ listing: { phone: '206-555-0199', hours: { en: 'Once', es: 'Antes' } }, intake: { phone: '206-555-0100' } });

  expect(openListing(site)).toMatchObject({ phone: '206-555-0100', hours: null });
});

test('settings of a site that is not live yet tell nothing', () => {
  const site = { ...aSite({ listing: { phone: null }, intake: { phone: '206-555-0100' } }), liveSince: null };

  expect(openListing(site).phone).toBeNull();
});
