import { expect, test } from 'vitest';
import { doorOf } from '#src/domain/routing.ts';
import { type Listing, MODELS, type Site, STAGES, WHO_MAY_REFER } from '#src/domain/site.ts';
import { hasFormOrPhone, isOutOfDate, mayHaveStopped, policeWarningOf, wayToRefer } from '#src/domain/wayToRefer.ts';
import { aListing, aSite } from '#tests/support/aSite.ts';

const TODAY = '2026-03-02';
const listed = (different: Partial<Listing>): Site => ({ listing: aListing(different), intake: null, liveSince: null });

test.each([
  ['its own form', { referPage: 'https://north-lead.example/refer', phone: null }, 'own-door'],
  ['its own phone', { phone: '206-555-0100' }, 'own-door'],
  ['no form and no phone', { phone: null }, 'door-not-known'],
  ['partners only', { whoMayRefer: 'partners' }, 'partners'],
  ['officers only', { whoMayRefer: 'officers' }, 'officers'],
  ['officers only, long not heard of', { whoMayRefer: 'officers', stage: 'unknown' }, 'officers'],
  ['partners only, long not heard of', { whoMayRefer: 'partners', stage: 'unknown' }, 'partners'],
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
        expect(wayToRefer(site) === 'own-door', `${model} ${stage} ${whoMayRefer}`).toBe(doorOf(site, TODAY) === 'other-door');
      }
    }
  }
});

test('a doubt whether a site still works stands beside its closed group, and never opens it', () => {
  for (const whoMayRefer of ['officers', 'partners'] as const) {
    const site = listed({ whoMayRefer, stage: 'unknown', referPage: 'https://north-lead.example/refer' });
    expect(mayHaveStopped(site)).toBe(true);
    expect(doorOf(site, TODAY)).toBe('unsure');
    expect(hasFormOrPhone(wayToRefer(site))).toBe(false);
    expect(mayHaveStopped(listed({ whoMayRefer }))).toBe(false);
  }
  // The answer for these says it already.
  expect(mayHaveStopped(listed({ stage: 'unknown' }))).toBe(false);
});

test('the police warning stands wherever the site itself may be turned to', () => {
  const policeWarning = { en: 'The police run it.', es: 'Lo dirige la policía.' };
  for (const stage of STAGES.filter((one) => one !== 'ended')) {
    for (const whoMayRefer of WHO_MAY_REFER) expect(policeWarningOf(listed({ stage, whoMayRefer, policeWarning }))).toBe(policeWarning);
  }
  expect(policeWarningOf(listed({ model: 'departs', policeWarning }))).toBe(policeWarning);
  expect(policeWarningOf(aSite({ listing: { policeWarning }, intake: { status: 'paused' } }))).toBe(policeWarning);
  // No officer reads the form here, and yet one may come along: what a site says of itself is shown.
  expect(policeWarningOf(aSite({ listing: { policeWarning } }))).toBe(policeWarning);
  expect(policeWarningOf(listed({ stage: 'ended', policeWarning }))).toBeNull();
});

test('a listing without a police warning warns of nothing, also one stored before there was such a fact', () => {
  expect(policeWarningOf(listed({}))).toBeNull();
  const { policeWarning: _since, ...older } = aListing();
  expect(policeWarningOf({ listing: older as Listing, intake: null, liveSince: null })).toBeNull();
});

test('a form or a phone stands behind three ways and no other', () => {
  const ways = ['here', 'paused', 'own-door', 'door-not-known', 'partners', 'officers', 'departs', 'ended', 'not-yet', 'unknown'] as const;
  expect(ways.filter(hasFormOrPhone)).toEqual(['here', 'paused', 'own-door']);
});

test('what a site once confirmed goes out of date; a live site answers for its form, and one that ended needs no word', () => {
  const old = { confirmedOn: '2025-11-01' };
  expect(isOutOfDate(listed(old), TODAY)).toBe(true);
  expect(isOutOfDate(listed({ ...old, whoMayRefer: 'officers' }), TODAY)).toBe(true);
  expect(isOutOfDate(listed({ confirmedOn: '2026-02-01' }), TODAY)).toBe(false);
  expect(isOutOfDate(listed({}), TODAY)).toBe(false);
  expect(isOutOfDate(listed({ ...old, stage: 'ended' }), TODAY)).toBe(false);
  expect(isOutOfDate(aSite({ listing: old }), TODAY)).toBe(false);
  expect(isOutOfDate({ ...aSite({ listing: old }), liveSince: null }, TODAY)).toBe(true);
});
