import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Polygon } from '#src/domain/areaShape.ts';
import { borderOf, doorOf, isHelp, isLocal, type Place, placeAgainst, routeToSites as route } from '#src/domain/routing.ts';
import type { Listing, Site } from '#src/domain/site.ts';
import { aListing, aSite } from '#tests/support/aSite.ts';

const KING = '53033';
const KITSAP = '53035';
const aPlace = (different: Partial<Place> = {}): Place => ({
  key: '98104',
  labels: { en: 'Seattle, WA 98104', es: 'Seattle, WA 98104' },
  zips: ['98104'],
  spots: [{ latitude: 47.6036, longitude: -122.3256 }],
  counties: [KING],
  nearby: [],
  ...different,
});
const TODAY = '2026-03-02';
const routeToSites = (place: Place, sites: readonly Site[]) => route(place, sites, TODAY);
const near = (...fips: string[]) => fips.map((code) => ({ fips: code, miles: 10 }));
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
  ['anyone may refer, long not confirmed', notLive({ whoMayRefer: 'anyone', confirmedOn: '2025-11-01' }), 'unsure'],
  ['anyone may refer, confirmed some weeks ago', notLive({ whoMayRefer: 'anyone', confirmedOn: '2025-12-20' }), 'other-door'],
  ['officers may refer, long not confirmed', notLive({ whoMayRefer: 'officers', confirmedOn: '2025-11-01' }), 'unsure'],
  ['a live site, long not confirmed', aSite({ listing: { confirmedOn: '2025-11-01' } }), 'takes-here'],
  ['officers once could refer, nobody knows whether it still works', notLive({ stage: 'unknown', whoMayRefer: 'officers' }), 'unsure'],
])('%s', (_, site, door) => {
  expect(doorOf(site, TODAY)).toBe(door);
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
  expect(routeToSites(aPlace({ nearby: near(KITSAP) }), [whole])).toMatchObject([{ rule: 'county', ask: true }]);
  expect(routeToSites(aPlace({ counties: [KING, KITSAP] }), [whole])).toMatchObject([{ rule: 'county', ask: true }]);
  const both = notLive({ counties: [county(KING), county(KITSAP)] });
  expect(routeToSites(aPlace({ nearby: near(KITSAP) }), [both])).toMatchObject([{ rule: 'county', ask: false }]);
});

test('a county nearby is a question, and only for doors that the public can use', () => {
  const border = aPlace({ counties: [KITSAP], nearby: near(KING) });
  expect(routeToSites(border, [notLive({ whoMayRefer: 'anyone' })])).toMatchObject([{ rule: 'county-nearby', ask: true }]);
  expect(routeToSites(border, [notLive({ whoMayRefer: 'officers' })])).toEqual([]);
  expect(routeToSites(border, [notLive({ whoMayRefer: 'partners' })])).toEqual([]);
  expect(routeToSites(border, [notLive({ stage: 'ended' })])).toEqual([]);
});

test('a far site is no candidate, and a place outside is told from one inside', () => {
  const far = aPlace({ zips: ['10001'], counties: ['36061'] });
  expect(routeToSites(far, [aSite(), notLive({})])).toEqual([]);
  expect(placeAgainst(far, aListing())).toBe('outside');
  expect(placeAgainst(aPlace(), aListing())).toBe('inside');
  expect(placeAgainst(aPlace({ counties: [KITSAP], nearby: near(KING) }), aListing({ zips: [] }))).toBe('inside');
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
  const border = aPlace({ counties: [KITSAP], nearby: near(KING) });
  const sites = [
    aSite({ slug: 'live-next-door', listing: { zips: [] } }),
    notLive({ slug: 'own-door', counties: [county(KITSAP)] }),
    notLive({ slug: 'local-ended', counties: [county(KITSAP)], stage: 'ended' }),
  ];
  const candidates = routeToSites(border, sites);
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
      nearby: fc.uniqueArray(fips).map((codes) => near(...codes)),
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

const box = (west: number, south: number, east: number, north: number): Polygon => [
  [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ],
];
const DOWNTOWN = {
  words: { en: 'downtown, west of I-5', es: 'el centro, al oeste de la I-5' },
  polygons: [box(-122.35, 47.59, -122.32, 47.62)],
};
const BALLARD = { words: { en: 'Ballard', es: 'Ballard' }, polygons: [box(-122.42, 47.65, -122.36, 47.69)] };
const drawn = (different: Partial<Listing> = {}) => notLive({ counties: [], shapes: [DOWNTOWN, BALLARD], ...different });

test('a spot inside a drawn shape is a question in the words of that shape, for a ZIP is an area', () => {
  expect(routeToSites(aPlace(), [drawn()])).toMatchObject([{ rule: 'shape', ask: true, areas: [DOWNTOWN.words] }]);
  const spots = [...aPlace().spots, { latitude: 47.67, longitude: -122.38 }];
  expect(routeToSites(aPlace({ spots }), [drawn()])).toMatchObject([{ rule: 'shape', areas: [DOWNTOWN.words, BALLARD.words] }]);
});

test('a spot near the edge of a shape is asked about as near, as far as the border of its site goes', () => {
  const uptown = aPlace({ spots: [{ latitude: 47.635, longitude: -122.335 }] });
  expect(routeToSites(uptown, [drawn({ borderMiles: 2 })])).toMatchObject([
    { rule: 'shape-nearby', ask: true, areas: [DOWNTOWN.words, BALLARD.words] },
  ]);
  expect(routeToSites(uptown, [drawn({ borderMiles: 1.1 })])).toMatchObject([{ areas: [DOWNTOWN.words] }]);
  expect(routeToSites(uptown, [drawn({ borderMiles: 0.9 })])).toEqual([]);
  expect(routeToSites(uptown, [drawn({ whoMayRefer: 'officers' })])).toEqual([]);
  const tacoma = aPlace({ spots: [{ latitude: 47.25, longitude: -122.45 }] });
  expect(routeToSites(tacoma, [drawn()])).toEqual([]);
  expect(routeToSites(tacoma, [drawn({ borderMiles: 30 })])).toMatchObject([{ rule: 'shape-nearby' }]);
  expect(placeAgainst(tacoma, drawn().listing)).toBe('outside');
  expect(placeAgainst(uptown, drawn().listing)).toBe('inside');
});

test('the site’s own border holds for counties too, and never beyond fifty miles', () => {
  const place = aPlace({ counties: [KITSAP], nearby: [{ fips: KING, miles: 18 }] });
  const site = (borderMiles: number | null) => notLive({ borderMiles });
  expect(routeToSites(place, [site(null)])).toEqual([]);
  expect(routeToSites(place, [site(17)])).toEqual([]);
  expect(routeToSites(place, [site(18)])).toMatchObject([{ rule: 'county-nearby', ask: true }]);
  expect([null, 0, -3, 12, 50, 400].map((borderMiles) => borderOf({ borderMiles }))).toEqual([15, 0, 0, 12, 50, 50]);
});

test('a narrow border makes no county sure: its ZIPs may still reach into the next one', () => {
  expect(routeToSites(aPlace({ nearby: near(KITSAP) }), [notLive({ borderMiles: 1 })])).toMatchObject([{ rule: 'county', ask: true }]);
  expect(routeToSites(aPlace({ nearby: [{ fips: KITSAP, miles: 40 }] }), [notLive({ borderMiles: 50 })])).toMatchObject([{ ask: false }]);
});

test('ZIPs, shapes and counties add up, and the sharpest rule that holds is named', () => {
  const all = drawn({ zips: ['98104'], counties: [county(KING)] });
  const far = { spots: [{ latitude: 47.2, longitude: -121.99 }] };
  expect(routeToSites(aPlace(), [all])).toMatchObject([{ rule: 'zip', ask: false, areas: [all.listing.area] }]);
  expect(routeToSites(aPlace({ zips: ['98101'] }), [all])).toMatchObject([{ rule: 'shape', ask: true }]);
  expect(routeToSites(aPlace({ zips: ['98022'], ...far }), [all])).toMatchObject([
    { rule: 'county', ask: true, areas: [all.listing.area] },
  ]);
  expect(routeToSites(aPlace({ zips: ['98110'], counties: [KITSAP], nearby: near(KING) }), [drawn({ zips: ['98104'] })])).toMatchObject([
    { rule: 'shape' },
  ]);
  const kitsap = aPlace({ zips: ['98110'], counties: [KITSAP], nearby: near(KING), ...far });
  expect(routeToSites(kitsap, [all])).toMatchObject([{ rule: 'county-nearby', ask: true }]);
});

test('sharper rules come before coarser ones, and whatever is only near comes last', () => {
  const sites = [
    notLive({ slug: 'county', name: 'A' }),
    drawn({ slug: 'shape', name: 'B' }),
    notLive({ slug: 'zip', name: 'C', zips: ['98104'] }),
    drawn({ slug: 'near', name: 'D', shapes: [BALLARD] }),
  ];
  expect(slugs(aPlace(), sites)).toEqual(['zip', 'shape', 'county', 'near']);
});

test('a site that was silent too long is told after the doors that help and before closed ones; next door it is not told at all', () => {
  const sites = [
    notLive({ slug: 'officers', name: 'A', whoMayRefer: 'officers' }),
    notLive({ slug: 'stale', name: 'B', confirmedOn: '2025-11-01' }),
    notLive({ slug: 'fresh', name: 'C', confirmedOn: '2026-02-20' }),
  ];
  const candidates = routeToSites(aPlace(), sites);
  expect(candidates.map(({ site, door }) => [site.listing.slug, isHelp(door)])).toEqual([
    ['fresh', true],
    ['stale', false],
    ['officers', false],
  ]);
  expect(slugs(aPlace({ counties: [KITSAP], nearby: near(KING) }), sites)).toEqual(['fresh']);
});
