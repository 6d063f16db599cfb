import { expect, test } from 'vitest';
import { siteCard } from '#src/components/directory/siteCard.ts';
import type { Nearness } from '#src/features/directory/nearestSites.ts';
import { aListing, aSite } from '#tests/support/aSite.ts';

const TODAY = '2026-06-01';
const card = (listing: Parameters<typeof aListing>[0], near: Nearness | null = null, locale: 'en' | 'es' = 'en') =>
  siteCard({ site: { listing: aListing(listing), intake: null, liveSince: null }, near }, TODAY, locale);

test.each([
  [null, 'Not confirmed by the site yet'],
  ['2026-05-20', 'Confirmed by the site on Wednesday, May 20, 2026'],
  ['2026-04-01', 'Confirmed by the site on Wednesday, April 1, 2026, some weeks ago'],
  ['2026-01-05', 'Last confirmed by the site on Monday, January 5, 2026, so check before you count on it'],
])('an entry confirmed on %s says: %s', (confirmedOn, label) => {
  expect(card({ confirmedOn }).confirmedLabel).toBe(label);
});

test('of a site that ended nobody expects a word, and what it said stays', () => {
  expect(card({ stage: 'ended', confirmedOn: null }).confirmedLabel).toBe('');
  expect(card({ stage: 'ended', confirmedOn: '2024-01-05' }).confirmedLabel).toBe('Confirmed by the site on Friday, January 5, 2024');
});

test('a card says whether messages are taken here, also where anyone may refer elsewhere', () => {
  expect(siteCard({ site: aSite(), near: null }, TODAY, 'en').whoLabel).toBe('Takes messages here now');
  expect(siteCard({ site: aSite({ intake: { status: 'paused' } }), near: null }, TODAY, 'en').whoLabel).toContain('closed for now');
  expect(card({ whoMayRefer: 'anyone' }).whoLabel).toBe('Anyone may refer, but not through this portal yet');
  expect(card({ whoMayRefer: 'anyone', stage: 'ended' }).whoLabel).toBe('Takes no referrals any more');
  expect(card({ model: 'departs' }).whoLabel).toContain('Not a place to refer');
});

test.each([
  [{ kind: 'inside', ask: false }, 'This place is in its area'],
  [{ kind: 'inside', ask: true }, 'This place may be in its area'],
  [{ kind: 'away', miles: 0.2 }, 'About 1 mile away'],
  [{ kind: 'away', miles: 99.4 }, 'About 99 miles away'],
  [{ kind: 'away', miles: 1174 }, 'About 1,170 miles away'],
  [{ kind: 'away', miles: null }, 'We do not know how far away'],
] as [Nearness, string][])('nearness %o reads: %s', (near, label) => {
  expect(card({}, near).near).toBe(label);
});

test('the state stands on the card only where none stands above it', () => {
  expect(card({ state: 'WA' }).state).toBe('');
  expect(card({ state: 'WA' }, { kind: 'away', miles: 3 }, 'es')).toMatchObject({ state: 'WA', near: 'A unas 3 millas' });
});

test('only an invented name with its English remark is marked as English, and only on a page in another language', () => {
  expect(card({ demonstration: true }, null, 'es').nameLang).toBe('en');
  expect(card({ demonstration: true }).nameLang).toBeUndefined();
  expect(card({}, null, 'es').nameLang).toBeUndefined();
});
