import { expect, test } from 'vitest';
import { callBackOrder } from '#src/domain/callBacks.ts';
import { aSite, type SiteAsked } from '#tests/support/aSite.ts';

const slugsOf = (...asked: readonly SiteAsked[]) => callBackOrder(asked.map(aSite)).map(({ listing }) => listing.slug);

test('whoever never confirmed is called first, then whoever confirmed longest ago', () => {
  expect(
    slugsOf(
      { slug: 'last-week', listing: { confirmedOn: '2026-02-24' } },
      { slug: 'never', listing: { confirmedOn: null } },
      { slug: 'last-year', listing: { confirmedOn: '2025-02-24' } },
    ),
  ).toEqual(['never', 'last-year', 'last-week']);
});

test('a site that ended is called no more', () => {
  expect(slugsOf({ slug: 'ended', listing: { stage: 'ended' } }, { slug: 'exploring', listing: { stage: 'exploring' } })).toEqual([
    'exploring',
  ]);
});

test('among those of one day the order is that of states and names, and the list that was given stays as it was', () => {
  const asked = [aSite({ slug: 'b', listing: { state: 'WA' } }), aSite({ slug: 'c', listing: { state: 'OR' } }), aSite({ slug: 'a' })];

  expect(callBackOrder(asked).map(({ listing }) => listing.slug)).toEqual(['c', 'a', 'b']);
  expect(asked.map(({ listing }) => listing.slug)).toEqual(['b', 'c', 'a']);
});
