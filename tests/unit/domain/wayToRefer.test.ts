import { expect, test } from 'vitest';
import { doorOf } from '#src/domain/routing.ts';
import { type Listing, MODELS, type Site, STAGES, WHO_MAY_REFER } from '#src/domain/site.ts';
import { hasFormOrPhone, wayToRefer } from '#src/domain/wayToRefer.ts';
import { aListing, aSite } from '#tests/support/aSite.ts';

const listed = (different: Partial<Listing>): Site => ({ listing: aListing(different), intake: null, liveSince: null });

test.each([
  ['its own form', { referPage: 'https://north-lead.example/refer', phone: null }, 'own-door'],
  ['its own phone', { phone: '206-555-0100' }, 'own-door'],
  ['no form and no phone', { phone: null }, 'door-not-known'],
  ['partners only', { whoMayRefer: 'partners' }, 'partners'],
  ['officers only', { whoMayRefer: 'officers' }, 'officers'],
  ['officers only, long not heard of', { whoMayRefer: 'officers', stage: 'unknown' }, 'unknown'],
  ['nobody knows who', { whoMayRefer: 'unknown' }, 'unknown'],
  ['anyone, but nobody knows whether it still works', { stage: 'unknown' }, 'unknown'],
  ['launching', { stage: 'launching' }, 'not-yet'],
  ['only explored', { stage: 'exploring' }, 'not-yet'],
  ['ended', { stage: 'ended' }, 'ended'],
] as const)('a site that is not live here: %s', (_what, different, way) => {
  expect(wayToRefer(listed(different))).toBe(way);
});

test('a live site is open here, also while its intake is limited', () => {
  expect(wayToRefer(aSite())).toBe('here');
  expect(wayToRefer(aSite({ intake: { status: 'limited' } }))).toBe('here');
});

test('a live site that paused says so', () => {
  expect(wayToRefer(aSite({ intake: { status: 'paused' } }))).toBe('paused');
});

test('a site that departs from the model is never offered, whatever else is said of it', () => {
  expect(wayToRefer(aSite({ listing: { model: 'departs' } }))).toBe('departs');
  for (const stage of STAGES) {
    for (const whoMayRefer of WHO_MAY_REFER) expect(wayToRefer(listed({ model: 'departs', stage, whoMayRefer }))).toBe('departs');
  }
});

test('the directory offers a way only where the finder does', () => {
  for (const model of MODELS) {
    for (const stage of STAGES) {
      for (const whoMayRefer of WHO_MAY_REFER) {
        const site = listed({ model, stage, whoMayRefer });
        expect(wayToRefer(site) === 'own-door', `${model} ${stage} ${whoMayRefer}`).toBe(doorOf(site) === 'other-door');
      }
    }
  }
});

test('a form or a phone stands behind three ways and no other', () => {
  const ways = ['here', 'paused', 'own-door', 'door-not-known', 'partners', 'officers', 'departs', 'ended', 'not-yet', 'unknown'] as const;
  expect(ways.filter(hasFormOrPhone)).toEqual(['here', 'paused', 'own-door']);
});
