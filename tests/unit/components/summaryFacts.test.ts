import { expect, test } from 'vitest';
import { summaryFacts } from '#src/components/desk/summaryFacts.ts';
import { type PartnerMark, partsOf, type ReferralState } from '#src/domain/referral.ts';
import { aReferral, someAnswers } from '#tests/support/aReferral.ts';
import { anIntake } from '#tests/support/aSite.ts';

const { hours, promiseDays, retention, readsLanguages } = anIntake();
const site = {
  slug: 'north-lead',
  name: 'North LEAD',
  hours,
  promiseDays,
  retention,
  readsLanguages,
  now: Date.UTC(2026, 2, 4, 18),
  today: '2026-03-04',
};

function erasedOn(state: ReferralState): string | undefined {
  const { row } = aReferral({ state, deleteOn: '2026-05-31' });
  return summaryFacts({ site, row, summary: null }).find(({ name }) => name === 'Erased on')?.value;
}

test('an item says its last day, and one that was taken back that it goes within a day', () => {
  expect(erasedOn('outreach')).toBe('Sunday, May 31, at the latest');
  expect(erasedOn('withdrawn')).toBe('Within a day of being taken back');
});

function factsBy(partner: PartnerMark | null): Record<string, string> {
  const { summary } = partsOf(someAnswers(), { receivedAt: site.now, chosenBy: 'direct', heldFor: [], receiptIndex: 'i', partner });
  const { row } = aReferral();
  return Object.fromEntries(summaryFacts({ site, row, summary }).map(({ name, value }) => [name, value]));
}

test('an item says by whose link it came, and whether above the agreed number', () => {
  const name = 'Storybook Pantry';

  expect(factsBy({ name, over: false })).toMatchObject({ From: 'Business', 'Came by the link of': name });
  expect(factsBy({ name, over: true })).toMatchObject({ 'Came by the link of': 'Storybook Pantry (above the agreed number)' });
  expect(factsBy(null)).not.toHaveProperty('Came by the link of');
});
