import { expect, test } from 'vitest';
import { listingJsonLd, longestWait } from '#src/components/directory/listingJsonLd.ts';
import { freshnessOf } from '#src/domain/freshness.ts';
import type { Listing, Site } from '#src/domain/site.ts';
import { wayToRefer } from '#src/domain/wayToRefer.ts';
import { aListing, anIntake, aSite } from '#tests/support/aSite.ts';
import { TEST_START } from '#tests/support/testPorts.ts';

const TODAY = '2026-03-02';
const ORIGIN = 'https://portal.example.org';
const OWN_DOOR: Partial<Listing> = { referPage: 'https://site.example.org/refer', phone: '206-555-0100', zips: [] };

function jsonLdOf(site: Site) {
  const opened = {
    site,
    way: wayToRefer(site),
    promised: null,
    measured: null,
    successor: null,
    today: TODAY,
    freshness: freshnessOf(site.listing, TODAY),
  };
  return listingJsonLd(opened, { locale: 'en', url: `${ORIGIN}/sites/north-lead/`, origin: ORIGIN, now: TEST_START });
}

function listed(different: Partial<Listing>): Site {
  return { listing: aListing(different), intake: null, liveSince: null };
}

test('a site whose form is open here is told with its form, its languages and a time that it keeps', () => {
  expect(jsonLdOf(aSite({ listing: { host: 'City of Seattle; Harbor Health' } }))).toMatchObject({
    '@type': 'GovernmentService',
    name: 'North LEAD',
    provider: [
      { '@type': 'GovernmentOrganization', name: 'City of Seattle' },
      { '@type': 'Organization', name: 'Harbor Health' },
    ],
    availableChannel: { serviceUrl: `${ORIGIN}/refer/north-lead/`, availableLanguage: ['en', 'es'], processingTime: 'P4D' },
    hoursAvailable: [{ dayOfWeek: 'https://schema.org/Monday', opens: '09:00', closes: '17:00' }, {}, {}, {}, {}],
  });
});

test('the time is that of the worst moment: Friday night, and longer before holidays', () => {
  expect(longestWait(aSite(), TEST_START)).toBe(4);
  const holidays = ['2026-03-09', '2026-03-10'];
  expect(longestWait(aSite({ intake: { hours: { ...anIntake().hours, holidays } } }), TEST_START)).toBe(6);
});

test('a site with its own door is told with that door', () => {
  expect(jsonLdOf(listed(OWN_DOOR))).toMatchObject({
    '@type': 'Service',
    areaServed: [{ name: 'King, WA' }],
    availableChannel: { serviceUrl: 'https://site.example.org/refer', servicePhone: { telephone: '206-555-0100' } },
  });
});

test.each([
  ['police may learn of it', { policeWarning: { en: 'Police may see it.', es: 'La policía puede verlo.' } }],
  ['only officers may refer', { whoMayRefer: 'officers' }],
  ['only partners may refer', { whoMayRefer: 'partners' }],
  ['it departs from the model', { model: 'departs', departs: { en: 'x', es: 'x' } }],
  ['nobody knows whether it works', { stage: 'unknown' }],
  ['it is not open yet', { stage: 'launching' }],
  ['it has been silent for long', { confirmedOn: '2025-06-01' }],
] as const)('no door is told where %s: a search engine would show it without that', (_why, different) => {
  const told = JSON.stringify(jsonLdOf(listed({ ...OWN_DOOR, ...different })));
  expect(told).toContain('North LEAD');
  expect(told).not.toMatch(/206-555|site\.example\.org|availableChannel/);
});

test('a paused site tells no form', () => {
  expect(JSON.stringify(jsonLdOf(aSite({ intake: { status: 'paused' } })))).not.toContain('/refer/');
});

test('what is invented or has ended is not told at all', () => {
  expect(jsonLdOf(aSite({ listing: { demonstration: true } }))).toBeUndefined();
  expect(jsonLdOf(listed({ stage: 'ended' }))).toBeUndefined();
});

test('private facts never leave: who is the backup, how long things are kept, who asked', () => {
  const told = JSON.stringify(jsonLdOf(aSite({ intake: { backupContact: 'staff-of-the-backup' } })));
  expect(told).not.toMatch(/staff-of-the-backup|retention|backup/i);
});

test('a part of a county is told in the words of the site, not as the whole county', () => {
  expect(jsonLdOf(listed({ ...OWN_DOOR, partial: true }))).toMatchObject({ areaServed: { name: 'the north of Seattle' } });
});
