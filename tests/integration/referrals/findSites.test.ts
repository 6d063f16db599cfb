import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Ring } from '#src/domain/areaShape.ts';
import { DAY_LONG } from '#src/domain/day.ts';
import type { Listing } from '#src/domain/site.ts';
import { readChosenBy, signChosenBy } from '#src/features/referrals/chosenBy.ts';
import { findSites } from '#src/features/referrals/findSites.ts';
import { addSite, aListing } from '#tests/support/aSite.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';

let ports: TestPorts;
const ALBANY: Ring = [
  [-73.8, 42.6],
  [-73.7, 42.6],
  [-73.7, 42.7],
  [-73.8, 42.7],
  [-73.8, 42.6],
];

const listed = (different: Partial<Listing>) => ports.sites.addMissing([aListing({ zips: [], ...different })]);
const found = async (typed: string) => {
  const result = await findSites(ports, typed);
  if (result.kind !== 'found') throw new Error(`answered ${result.kind}`);
  return result;
};

beforeEach(async () => {
  ports = await testPorts();
  await addSite(ports, { slug: 'demo-north-lead' });
  await listed({
    slug: 'king-county-wa',
    name: 'LEAD King County',
    partial: true,
    area: { en: 'Seattle and Burien', es: 'Seattle y Burien' },
  });
});

afterEach(() => ports.close());

test('98104 gives the site that takes messages here and the one with its own door', async () => {
  const { helps, others } = await found('98104');

  expect(helps.map(({ site, door, rule, ask }) => [site.listing.slug, door, rule, ask])).toEqual([
    ['demo-north-lead', 'takes-here', 'zip', false],
    ['king-county-wa', 'other-door', 'county', true],
  ]);
  expect(others).toEqual([]);
});

test('the rule that chose a site travels signed, and only to a site that takes messages here', async () => {
  const [here, elsewhere] = (await found('98104-1234')).helps;

  expect(readChosenBy(ports, here?.chosenBy ?? '', 'demo-north-lead')).toEqual({ slug: 'demo-north-lead', placeKey: '98104', rule: 'zip' });
  expect(elsewhere?.chosenBy).toBeNull();
});

test('a signed choice is good for its own site only, and never without our signature', () => {
  const signed = signChosenBy(ports, { slug: 'demo-north-lead', placeKey: 'King County, WA', rule: 'county-nearby' });

  expect(readChosenBy(ports, signed, 'demo-north-lead')).toMatchObject({ placeKey: 'King County, WA', rule: 'county-nearby' });
  expect(readChosenBy(ports, signed, 'king-county-wa')).toBeNull();
  expect(readChosenBy(ports, signed.replace('King', 'Ring'), 'demo-north-lead')).toBeNull();
  expect(readChosenBy(ports, 'demo-north-lead|98104|zip', 'demo-north-lead')).toBeNull();
  expect(readChosenBy(ports, '', 'demo-north-lead')).toBeNull();
  expect(readChosenBy(ports, ports.signer.sign('chosen', 'demo-north-lead|98104|by-hand'), 'demo-north-lead')).toBeNull();
  expect(readChosenBy(ports, ports.signer.sign('form', 'demo-north-lead|98104|zip'), 'demo-north-lead')).toBeNull();
});

test('a site that takes messages says by when one sent now is read', async () => {
  const [here] = (await found('98104')).helps;

  expect(here?.promised?.day).toBe('2026-03-03');
});

test('a city asks which: the one-ZIP site becomes a question', async () => {
  const { helps } = await found('Seattle wa');

  expect(helps.map(({ site, ask }) => [site.listing.slug, ask])).toEqual([
    ['demo-north-lead', true],
    ['king-county-wa', true],
  ]);
});

test('a paused site is told with its own phone and takes no message', async () => {
  await addSite(ports, { slug: 'closed-now', intake: { status: 'paused' } });

  const paused = (await found('98104')).helps.find(({ site }) => site.listing.slug === 'closed-now');

  expect(paused).toMatchObject({ door: 'other-door', chosenBy: null, promised: null });
});

test('officers-only and ended sites are told apart from help, with the successor', async () => {
  await listed({ slug: 'officers-ny', counties: [{ name: 'Albany', fips: '36001' }], whoMayRefer: 'officers' });
  await listed({ slug: 'ended-ny', counties: [{ name: 'Albany', fips: '36001' }], stage: 'ended', successor: 'officers-ny' });
  await listed({
    slug: 'gone-ny',
    name: 'Z',
    counties: [{ name: 'Albany', fips: '36001' }],
    stage: 'ended',
    successor: { name: 'PATH', url: 'https://path.example' },
  });

  const { helps, others } = await found('12207');

  expect(helps).toEqual([]);
  expect(others.map(({ site, door, successor }) => [site.listing.slug, door, successor])).toEqual([
    ['ended-ny', 'unsure', { name: 'North LEAD', at: { slug: 'officers-ny' } }],
    ['gone-ny', 'unsure', { name: 'PATH', at: { url: 'https://path.example' } }],
    ['officers-ny', 'closed-group', null],
  ]);
});

test('a team next door is told apart from local ones, and is no local way in', async () => {
  await listed({ slug: 'snohomish-wa', counties: [{ name: 'Snohomish', fips: '53061' }], whoMayRefer: 'officers' });

  const { helps, nearby, others, reachable } = await found('Everett, WA');

  expect(helps).toEqual([]);
  expect(nearby.map(({ site, ask }) => [site.listing.slug, ask])).toEqual([['king-county-wa', true]]);
  expect(others.map(({ site }) => site.listing.slug)).toEqual(['snohomish-wa']);
  expect(reachable).toBe(false);
});

test('a local team counts as reachable only with a form or a phone', async () => {
  expect((await found('98104')).reachable).toBe(true);

  await listed({ slug: 'albany', counties: [{ name: 'Albany', fips: '36001' }], phone: null, referPage: null });

  expect(await found('12207')).toMatchObject({ helps: [{ door: 'other-door' }], reachable: false });
});

test('a state that the list does not hold is named, and no place is guessed', async () => {
  expect(await findSites(ports, 'San Juan, PR')).toEqual({ kind: 'unknown', why: 'no-such-state', state: 'PR', named: [] });
});

test('a place without any site gets its name back and nothing else', async () => {
  expect(await findSites(ports, '10001')).toMatchObject({ kind: 'none', place: { key: '10001', labels: { en: 'New York, NY 10001' } } });
});

test.each([
  ['', { kind: 'empty' }],
  ['  ', { kind: 'empty' }],
  ['abc', { kind: 'unknown', why: 'no-such-place', named: [] }],
  ['00000', { kind: 'unknown', why: 'no-such-zip', named: [] }],
  ['9810', { kind: 'unknown', why: 'short-zip', named: [] }],
])('%j gets an answer, not an error', async (typed, expected) => {
  expect(await findSites(ports, typed)).toEqual(expected);
});

test.each(['98104-1234', ' 98104 ', 'Seattle wa', '4th and Pine, Seattle', 'King County, WA'])('%j finds both sites', async (typed) => {
  expect((await found(typed)).helps).toHaveLength(2);
});

test('a name that several places bear is a question', async () => {
  const result = await findSites(ports, 'King County');

  expect(result).toEqual({
    kind: 'several',
    choices: [
      { key: 'King County, WA', labels: { en: 'King County, WA', es: 'condado de King, WA' } },
      { key: 'King County, TX', labels: { en: 'King County, TX', es: 'condado de King, TX' } },
    ],
    more: 0,
  });
});

test('a town without a post office of its own leads to the sites that name it', async () => {
  const result = await findSites(ports, 'Burien');

  expect(result.kind === 'unknown' && result.named.map(({ listing }) => listing.slug)).toEqual(['king-county-wa']);
});

// The ZIP's middle is at 47.6036, -122.3256.
const half = (side: 'west' | 'east') => {
  const [from, to] = side === 'west' ? [-122.36, -122.3256] : [-122.3256, -122.29];
  const ring: Ring = [
    [from, 47.58],
    [to, 47.58],
    [to, 47.63],
    [from, 47.63],
    [from, 47.58],
  ];
  const words =
    side === 'west'
      ? { en: 'west of 5th Avenue', es: 'al oeste de la 5.ª avenida' }
      : { en: 'east of 5th Avenue', es: 'al este de la 5.ª avenida' };
  return { words, polygons: [[ring]] };
};

test('on the line between two drawn areas both sites are asked about, each in its own words, and one question asks which', async () => {
  await addSite(ports, { slug: 'west', listing: { name: 'LEAD West', zips: [], counties: [], shapes: [half('west')] } });
  await listed({ slug: 'east', name: 'LEAD East', counties: [], shapes: [half('east')] });

  const { helps, nearby, asksWhich } = await found('98104');
  expect(helps.map(({ site, rule, ask, areas }) => [site.listing.slug, rule, ask, areas.map(({ en }) => en)])).toEqual([
    ['demo-north-lead', 'zip', false, ['the north of Seattle']],
    ['west', 'shape', true, ['west of 5th Avenue']],
    ['east', 'shape', true, ['east of 5th Avenue']],
    ['king-county-wa', 'county', true, ['Seattle and Burien']],
  ]);
  expect(nearby).toEqual([]);
  // One of them holds all of the ZIP: more than one may fit.
  expect(asksWhich).toBe(false);
  expect((await found('98101')).asksWhich).toBe(true);
});

test('the drawn area that made a site a candidate travels signed as the rule', async () => {
  await addSite(ports, { slug: 'west', listing: { name: 'LEAD West', zips: [], counties: [], shapes: [half('west')] } });

  const west = (await found('98104')).helps.find(({ site }) => site.listing.slug === 'west');
  const beside = (await found('98122')).nearby.find(({ site }) => site.listing.slug === 'west');

  expect(readChosenBy(ports, west?.chosenBy ?? '', 'west')).toEqual({ slug: 'west', placeKey: '98104', rule: 'shape' });
  expect(readChosenBy(ports, beside?.chosenBy ?? '', 'west')).toEqual({ slug: 'west', placeKey: '98122', rule: 'shape-nearby' });
});

test('one team alone whose area may not hold the place is asked about too', async () => {
  await listed({ slug: 'albany', counties: [], shapes: [{ words: { en: 'Arbor Hill', es: 'Arbor Hill' }, polygons: [[ALBANY]] }] });

  const { helps, asksWhich } = await found('12207');

  expect(helps).toMatchObject([{ rule: 'shape', ask: true, chosenBy: null }]);
  expect(asksWhich).toBe(false);
});

test('a team that was silent too long is told with its day and is no way in, unless its form is here', async () => {
  const silent = { confirmedOn: '2025-10-01', counties: [{ name: 'Albany', fips: '36001' }] };
  await listed({ slug: 'silent', ...silent });
  await addSite(ports, { slug: 'live-and-silent', listing: { ...silent, zips: [] } });

  const { helps, others, reachable } = await found('12207');

  expect(helps.map(({ site, outOfDate }) => [site.listing.slug, outOfDate])).toEqual([['live-and-silent', false]]);
  expect(others.map(({ site, door, outOfDate }) => [site.listing.slug, door, outOfDate])).toEqual([['silent', 'unsure', true]]);
  expect(reachable).toBe(true);

  ports.clock.advance(-80 * DAY_LONG);
  expect((await found('12207')).helps.map(({ site }) => site.listing.slug)).toEqual(['live-and-silent', 'silent']);
});
