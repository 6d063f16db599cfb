import fc from 'fast-check';
import { expect, test } from 'vitest';
import { doorOf, isLocal, type Place, placeAgainst, routeToSites } from '#src/domain/routing.ts';
import type { Listing, Site } from '#src/domain/site.ts';
import { aListing, aSite } from '#tests/support/aSite.ts';

const KING = '53033';
const KITSAP = '53035';
const aPlace = (different: Partial<Place> = {}): Place => ({
  key: '98104',
  labels: { en: 'Seattle, WA 98104', es: 'Seattle, WA 98104' },
  zips: ['98104'],
  counties: [KING],
  nearbyCounties: [],
  ...different,
});
const county = (fips: string) => ({ name: 'A', fips });
const notLive = (listing: Partial<Listing>): Site => ({ listing: aListing({ zips: [], ...listing }), intake: null, liveSince: null });
const slugs = (place: Place, sites: readonly Site[]) => routeToSites(place, sites).map(({ site }) => site.listing.slug);

test.each<[string, Site, string]>([
  ['a live site', aSite(), 'takes-here'],
  ['a live site with few places left', aSite({ intake: { status: 'limited' } }), 'takes-here'],
  ['a live site that paused its intake', aSite({ intake: { status: 'paused' } }), 'other-door'],
  ['a live site that departs from the model', aSite({ listing: { model: 'departs' } }), 'unsure'],
  ['a site with intake settings that is not open yet', { ...aSite(), liveSince: null }, 'other-door'],
  ['anyone may refer by its own form', notLive({ whoMayRefer: 'anyone', referPage: 'https://site.example/form' }), 'other-door'],
  ['anyone may refer, nobody knows how', notLive({ whoMayRefer: 'anyone', phone: null }), 'other-door'],
  ['partners may refer', notLive({ whoMayRefer: 'partners' }), 'closed-group'],
  ['officers may refer', notLive({ whoMayRefer: 'officers' }), 'closed-group'],
  ['nobody knows who may refer', notLive({ whoMayRefer: 'unknown' }), 'unsure'],
  ['a site that departs from the model', notLive({ model: 'departs' }), 'unsure'],
  ['a site that ended', notLive({ stage: 'ended' }), 'unsure'],
  ['a site that is launching', notLive({ stage: 'launching' }), 'unsure'],
  ['a site that is only an idea', notLive({ stage: 'exploring' }), 'unsure'],
  ['nobody knows whether it still works', notLive({ stage: 'unknown' }), 'unsure'],
  ['officers once could refer, nobody knows whether it still works', notLive({ stage: 'unknown', whoMayRefer: 'officers' }), 'unsure'],
])('%s', (_, site, door) => {
  expect(doorOf(site)).toBe(door);
});

test('a site that names its ZIPs is found by ZIP alone, without a question when all of the place is served', () => {
  const [candidate] = routeToSites(aPlace(), [aSite()]);
  expect(candidate).toMatchObject({ rule: 'zip', ask: false });
  expect(routeToSites(aPlace({ zips: ['98101'] }), [aSite()])).toEqual([]);
});

test('a city of many ZIPs makes a site of one ZIP a question', () => {
  const seattle = aPlace({ key: 'Seattle, WA', zips: ['98101', '98104', '98109'] });
  expect(routeToSites(seattle, [aSite()])).toMatchObject([{ rule: 'zip', ask: true }]);
});

test('a county only suggests: it is a question where the site serves a part, or where another county is near', () => {
  const whole = notLive({ whoMayRefer: 'anyone' });
  expect(routeToSites(aPlace(), [whole])).toMatchObject([{ rule: 'county', ask: false }]);
  expect(routeToSites(aPlace(), [notLive({ partial: true })])).toMatchObject([{ rule: 'county', ask: true }]);
  expect(routeToSites(aPlace({ nearbyCounties: [KITSAP] }), [whole])).toMatchObject([{ rule: 'county', ask: true }]);
  expect(routeToSites(aPlace({ counties: [KING, KITSAP] }), [whole])).toMatchObject([{ rule: 'county', ask: true }]);
  const both = notLive({ counties: [county(KING), county(KITSAP)] });
  expect(routeToSites(aPlace({ nearbyCounties: [KITSAP] }), [both])).toMatchObject([{ rule: 'county', ask: false }]);
});

test('a county nearby is a question, and only for doors that the public can use', () => {
  const near = aPlace({ counties: [KITSAP], nearbyCounties: [KING] });
  expect(routeToSites(near, [notLive({ whoMayRefer: 'anyone' })])).toMatchObject([{ rule: 'county-nearby', ask: true }]);
  expect(routeToSites(near, [notLive({ whoMayRefer: 'officers' })])).toEqual([]);
  expect(routeToSites(near, [notLive({ whoMayRefer: 'partners' })])).toEqual([]);
  expect(routeToSites(near, [notLive({ stage: 'ended' })])).toEqual([]);
});

test('a far site is no candidate, and a place outside is told from one inside', () => {
  const far = aPlace({ zips: ['10001'], counties: ['36061'] });
  expect(routeToSites(far, [aSite(), notLive({})])).toEqual([]);
  expect(placeAgainst(far, aListing())).toBe('outside');
  expect(placeAgainst(aPlace(), aListing())).toBe('inside');
  expect(placeAgainst(aPlace({ counties: [KITSAP], nearbyCounties: [KING] }), aListing({ zips: [] }))).toBe('inside');
});

test('a listing without an area is nowhere', () => {
  expect(routeToSites(aPlace(), [notLive({ counties: [] })])).toEqual([]);
});

test('doors that take messages here come first, then other doors, then what is only told', () => {
  const sites = [
    notLive({ slug: 'ended', stage: 'ended' }),
    notLive({ slug: 'officers', whoMayRefer: 'officers' }),
    notLive({ slug: 'own-b', name: 'B' }),
    notLive({ slug: 'own-a', name: 'A' }),
    aSite({ slug: 'live' }),
  ];
  expect(slugs(aPlace(), sites)).toEqual(['live', 'own-a', 'own-b', 'officers', 'ended']);
});

test('a team next door comes after the local ones, whatever its door', () => {
  const near = aPlace({ counties: [KITSAP], nearbyCounties: [KING] });
  const sites = [
    aSite({ slug: 'live-next-door', listing: { zips: [] } }),
    notLive({ slug: 'own-door', counties: [county(KITSAP)] }),
    notLive({ slug: 'local-ended', counties: [county(KITSAP)], stage: 'ended' }),
  ];
  const candidates = routeToSites(near, sites);
  expect(candidates.map(({ site }) => site.listing.slug)).toEqual(['own-door', 'local-ended', 'live-next-door']);
  expect(candidates.map(isLocal)).toEqual([true, true, false]);
});

test('of what is only told, an ended site that names what came after it comes first', () => {
  const sites = [
    notLive({ slug: 'officers', whoMayRefer: 'officers' }),
    notLive({ slug: 'ended', stage: 'ended' }),
    notLive({ slug: 'followed', stage: 'ended', successor: { name: 'Next', url: 'https://next.example' } }),
    notLive({ slug: 'own-door' }),
  ];
  expect(slugs(aPlace(), sites)).toEqual(['own-door', 'followed', 'officers', 'ended']);
});

test('a listing with a retired county code serves the counties of today', () => {
  const lakota = aPlace({ zips: ['57770'], counties: ['46102'] });
  expect(routeToSites(lakota, [notLive({ counties: [county('46113')] })])).toMatchObject([{ rule: 'county', ask: false }]);
  const valdez = aPlace({ zips: ['99686'], counties: ['02063'] });
  expect(routeToSites(valdez, [notLive({ counties: [county('02261')] })])).toMatchObject([{ rule: 'county', ask: false }]);
});

test('both Connecticut codes count, and a region that spans counties is a question', () => {
  const newHaven = notLive({ counties: [county('09009')] });
  const downtown = aPlace({ zips: ['06510'], counties: ['09170', '09009'] });
  const waterbury = aPlace({ zips: ['06702'], counties: ['09140', '09001', '09003', '09005', '09009'] });
  expect(routeToSites(downtown, [newHaven])).toMatchObject([{ rule: 'county', ask: false }]);
  expect(routeToSites(downtown, [notLive({ counties: [county('09170')] })])).toMatchObject([{ rule: 'county', ask: true }]);
  expect(routeToSites(waterbury, [newHaven])).toMatchObject([{ rule: 'county', ask: true }]);
});

test('a place inside the areas of two sites yields both, each with its rule', () => {
  const zip = fc.stringMatching(/^\d{5}$/);
  const fips = fc.stringMatching(/^(0[1-8]|1\d|2\d)\d{3}$/);
  const place = fc
    .record({
      zips: fc.uniqueArray(zip, { minLength: 1, maxLength: 5 }),
      counties: fc.uniqueArray(fips, { minLength: 1, maxLength: 3 }),
      nearbyCounties: fc.uniqueArray(fips),
    })
    .map((facts) => aPlace(facts));
  const areas = fc.record({ byZip: fc.boolean(), pick: fc.nat(), more: fc.uniqueArray(fips), partial: fc.boolean() });
  fc.assert(
    fc.property(place, areas, areas, (asked, one, two) => {
      const inside = (slug: string, { byZip, pick, more, partial }: typeof one): Site => {
        const zips = byZip ? [asked.zips[pick % asked.zips.length] ?? ''] : [];
        const counties = [asked.counties[pick % asked.counties.length] ?? '', ...more].map(county);
        return notLive({ slug, zips, counties, partial });
      };
      const candidates = routeToSites(asked, [inside('one', one), inside('two', two)]);
      expect(candidates.map(({ site }) => site.listing.slug).sort()).toEqual(['one', 'two']);
      expect(candidates.every(({ site, ask }) => ask || !site.listing.partial)).toBe(true);
    }),
  );
});
