import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadSites } from '#db/loadSites.ts';
import { searchSites } from '#src/features/directory/searchSites.ts';
import { aListing } from '#tests/support/aSite.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';

let ports: TestPorts;

beforeAll(async () => {
  ports = await testPorts();
  await ports.sites.addMissing(await loadSites('content/sites'));
});
afterAll(() => ports.close());

const slugsFor = async (asked: string) => {
  const found = await searchSites(ports, asked, 'en');
  return found.states.flatMap((state) => state.sites.map((site) => site.listing.slug)).sort();
};

test('nothing asked lists all 82 sites in 24 states, none of them confirmed', async () => {
  const found = await searchSites(ports, '', 'en');
  expect(found).toMatchObject({ asked: '', count: 82, real: 82, realStates: 24, confirmed: 0 });
  expect(found.states).toHaveLength(24);
  expect(found.states.reduce((sum, state) => sum + state.sites.length, 0)).toBe(82);
});

test('states stand in the order of their names in the language asked', async () => {
  const english = (await searchSites(ports, '', 'en')).states.map((state) => state.name);
  const spanish = (await searchSites(ports, '', 'es')).states.map((state) => state.name);
  expect(english.slice(0, 2)).toEqual(['California', 'Colorado']);
  expect(spanish.slice(0, 4)).toEqual(['California', 'Carolina del Norte', 'Carolina del Sur', 'Colorado']);
});

test('the sites of a state stand in the order of their names', async () => {
  const found = await searchSites(ports, 'Washington State', 'en');
  const names = found.states.find((state) => state.code === 'WA')?.sites.map((site) => site.listing.name);
  expect(names).toEqual(names?.toSorted((a, b) => a.localeCompare(b, 'en')));
  expect(names).toHaveLength(6);
});

test.each([
  ['a name', 'lead santa fe', ['santa-fe-nm']],
  ['an area', 'Burien', ['king-county-wa']],
  ['a county', 'Hennepin County', ['minneapolis-mn']],
  ['a host', 'pillsbury', ['minneapolis-mn']],
  ['a city with its state', 'Bangor, ME', ['bangor-me']],
  ['the full name of a state', 'new orleans louisiana', ['new-orleans-la']],
  ['a state by its Spanish name', 'nuevo mexico, Santa Fe', ['santa-fe-nm']],
  ['a county in Spanish', 'condado de King', ['king-county-wa']],
  ['a host whose name has an apostrophe', 'laramie sheriffs', ['laramie-county-wy']],
])('finds sites by %s (%s)', async (_what, asked, slugs) => {
  expect(await slugsFor(asked)).toEqual(slugs);
});

test('accents, capitals and the Hawaiian ʻokina make no difference', async () => {
  expect(await slugsFor('DONA ANA')).toEqual(['las-cruces-nm']);
  expect(await slugsFor('doña ana')).toEqual(['las-cruces-nm']);
  expect(await slugsFor('kauai')).toEqual(await slugsFor('Kauaʻi'));
  expect(await slugsFor('kauai')).toContain('kauai-hi');
});

test('every word has to match', async () => {
  expect(await slugsFor('seattle burien')).toEqual(['king-county-wa']);
  expect(await slugsFor('seattle bangor')).toEqual([]);
});

test('the middle of a word is no match', async () => {
  expect(await slugsFor('eattle')).toEqual([]);
});

test('a search that fits nothing answers none, and what was asked is given back without its edges', async () => {
  expect(await searchSites(ports, '  Atlantis ', 'en')).toEqual({
    asked: 'Atlantis',
    count: 0,
    real: 0,
    realStates: 0,
    confirmed: 0,
    states: [],
  });
});

test('a very long search is cut and broken letters count as nothing asked', async () => {
  expect((await searchSites(ports, 'x'.repeat(5000), 'en')).asked).toHaveLength(120);
  expect(await searchSites(ports, 'bangor\u0000', 'en')).toMatchObject({ asked: '', count: 82 });
});

test('signs alone ask for nothing', async () => {
  expect((await searchSites(ports, '---', 'en')).count).toBe(82);
});

test('the invented site of the demonstration is listed and not counted as real', async () => {
  await using own = await testPorts();
  await own.sites.addMissing([aListing(), aListing({ slug: 'invented', demonstration: true })]);

  expect(await searchSites(own, '', 'en')).toMatchObject({ count: 2, real: 1, realStates: 1, states: [{ code: 'WA', real: 1 }] });
});
