import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadSites } from '#db/loadSites.ts';
import { milesBetween, type Spot } from '#src/domain/distance.ts';
import { readDirectoryQuery } from '#src/features/directory/directoryQuery.ts';
import { SITES_ON_A_PAGE, searchSites } from '#src/features/directory/searchSites.ts';
import { addSite, aListing } from '#tests/support/aSite.ts';
import { manySites } from '#tests/support/manySites.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';

let ports: TestPorts;

beforeAll(async () => {
  ports = await testPorts();
  await ports.sites.addMissing(await loadSites('content/sites'));
});
afterAll(() => ports.close());

const find = (address: string, { from = ports, locale = 'en' as 'en' | 'es' } = {}) =>
  searchSites(from, readDirectoryQuery(new URLSearchParams(address)), locale);
const slugsFor = async (words: string) => {
  const { shown } = await find(`q=${encodeURIComponent(words)}`);
  return shown.map(({ site }) => site.listing.slug).sort();
};
const spotOf = async (zip: string) => {
  const answer = await ports.places.find(zip);
  return answer.kind === 'known' ? answer.place.spots[0] : undefined;
};
const statesOf = async (locale: 'en' | 'es') => {
  const pages = [await find('', { locale }), await find('page=2', { locale })];
  return [...new Set(pages.flatMap(({ shown }) => shown.map(({ site }) => site.listing.state)))];
};

test('nothing asked lists all 82 sites of 24 states on two pages, none of them confirmed', async () => {
  const first = await find('');
  const second = await find('page=2');
  expect(first).toMatchObject({ count: 82, pages: 2, place: { kind: 'not-asked' }, real: { sites: 82, states: 24, confirmed: 0 } });
  expect(first.shown).toHaveLength(SITES_ON_A_PAGE);
  expect(new Set([...first.shown, ...second.shown].map(({ site }) => site.listing.slug)).size).toBe(82);
});

test('states stand in the order of their names in the language asked', async () => {
  expect((await statesOf('en')).slice(0, 3)).toEqual(['CA', 'CO', 'CT']);
  expect((await statesOf('es')).slice(0, 4)).toEqual(['CA', 'NC', 'SC', 'CO']);
});

test('the sites of a state stand in the order of their names', async () => {
  const { shown } = await find('state=WA');
  const names = shown.map(({ site }) => site.listing.name);
  expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'en')));
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

test('signs alone ask for nothing', async () => {
  expect((await find('q=---')).count).toBe(82);
});

test('each filter leaves exactly the sites that have its value, and the number beside it says how many', async () => {
  const { choices } = await find('');
  for (const [filter, name] of [
    ['state', 'state'],
    ['stage', 'stage'],
    ['who', 'who'],
    ['pathway', 'way'],
    ['open', 'open'],
    ['reads', 'reads'],
  ] as const) {
    for (const { value, count } of choices[filter]) {
      expect.soft((await find(`${name}=${value}`)).count, `${name}=${value}`).toBe(count);
    }
  }
  expect(choices.state).toHaveLength(24);
  expect(choices.stage.map(({ value }) => value)).toEqual(['operating', 'launching', 'exploring', 'ended', 'unknown']);
  expect(choices.stage.reduce((sum, { count }) => sum + count, 0)).toBe(82);
});

test('the number beside a filter counts with all the others, and its own choice can be changed', async () => {
  const { choices, count } = await find('state=WA&stage=operating');
  const ended = choices.stage.find(({ value }) => value === 'ended');
  const washington = choices.state.find(({ value }) => value === 'WA');
  expect(ended?.count).toBe((await find('state=WA&stage=ended')).count);
  expect(washington).toMatchObject({ chosen: true, count, change: { state: null } });
  expect(choices.state.find(({ value }) => value === 'NM')?.count).toBe((await find('state=NM&stage=operating')).count);
});

test('filters, words and a page are combined', async () => {
  const found = await find('q=county&state=WA&stage=operating&who=anyone');
  expect(found.count).toBeGreaterThan(0);
  for (const { site } of found.shown) expect(site.listing).toMatchObject({ state: 'WA', stage: 'operating', whoMayRefer: 'anyone' });
});

test('takes messages now and the languages read are known of live sites only, and a paused one takes none', async () => {
  await using own = await testPorts();
  await own.sites.addMissing([aListing({ slug: 'not-here' })]);
  await addSite(own, { slug: 'open', intake: { readsLanguages: ['en'] } });
  await addSite(own, { slug: 'paused', intake: { status: 'paused' } });

  const open = await find('open=yes', { from: own });
  expect(open.shown.map(({ site }) => site.listing.slug)).toEqual(['open']);
  expect((await find('reads=en', { from: own })).count).toBe(2);
  expect((await find('reads=es', { from: own })).shown.map(({ site }) => site.listing.slug)).toEqual(['paused']);
});

test('where nothing fits, each part of the question says how many sites would fit without it', async () => {
  const found = await find('q=bangor&state=WA');
  expect(found).toMatchObject({ count: 0, pages: 1, shown: [] });
  expect(found.waysOut).toEqual([
    { part: 'words', count: 6, change: { words: '' } },
    { part: 'state', count: 1, change: { state: null } },
  ]);
  expect((await find('q=atlantis&state=WA')).waysOut).toEqual([{ part: 'words', count: 6, change: { words: '' } }]);
});

test('a state without a site leaves none, and is no choice', async () => {
  const found = await find('state=AL');
  expect(found).toMatchObject({ count: 0, query: { state: 'AL' }, waysOut: [{ part: 'state', count: 82 }] });
  expect(found.choices.state.some(({ value }) => value === 'AL')).toBe(false);
});

test('a page that is not there shows the last one', async () => {
  expect((await find('page=99')).query.page).toBe(2);
  expect((await find('q=atlantis&page=2')).query.page).toBe(1);
});

test('from a place, sites whose area may hold it come first and the others by distance', async () => {
  const { shown, place } = await find('place=98104');
  expect(place).toMatchObject({ kind: 'known', place: { key: '98104' } });
  expect(shown[0]).toMatchObject({ site: { listing: { slug: 'king-county-wa' } }, near: { kind: 'inside', ask: true } });
  const miles = shown.flatMap(({ near }) => (near?.kind === 'away' ? [near.miles] : []));
  expect(miles.length).toBeGreaterThan(40);
  expect(miles).toEqual(miles.toSorted((a, b) => (a ?? 0) - (b ?? 0)));
  // Snohomish County begins some fifteen miles north of downtown Seattle.
  const snohomish = shown.find(({ site }) => site.listing.slug === 'snohomish-county-wa');
  expect(snohomish?.near).toMatchObject({ kind: 'away', miles: expect.closeTo(15, -1) });
});

test('every site is listed once from a place, on one page or another, and filters go on counting', async () => {
  const pages = [await find('place=Bangor, ME'), await find('place=Bangor, ME&page=2')];
  expect(new Set(pages.flatMap(({ shown }) => shown.map(({ site }) => site.listing.slug))).size).toBe(82);
  const filtered = await find('place=Bangor, ME&state=NM');
  expect(filtered.count).toBe((await find('state=NM')).count);
  expect(filtered.shown.every(({ site, near }) => site.listing.state === 'NM' && near?.kind === 'away')).toBe(true);
});

test('several places of a name are offered, an unknown one is told, and both leave the list as it is', async () => {
  expect(await find('place=Springfield')).toMatchObject({ count: 82, place: { kind: 'several' } });
  expect(await find('place=Atlantis')).toMatchObject({
    count: 82,
    place: { kind: 'unknown', why: 'no-such-place' },
    query: { place: 'Atlantis' },
  });
  expect((await find('place=Atlantis')).shown.every(({ near }) => near === null)).toBe(true);
});

test('more than a bare place in the address is neither looked up nor given back', async () => {
  const found = await find(`place=${encodeURIComponent('400 Yesler Way, Seattle, ask for Quill')}`);
  expect(found.place).toEqual({ kind: 'left-out' });
  expect(JSON.stringify(found.query)).not.toContain('Yesler');
});

test('a site that names its ZIPs is as far as the nearest of them, not as its county', async () => {
  await using own = await testPorts();
  const king = [{ name: 'King', fips: '53033' }];
  await own.sites.addMissing([
    aListing({ slug: 'enumclaw', zips: ['98022'], counties: king }),
    aListing({ slug: 'pierce', zips: [], counties: [{ name: 'Pierce', fips: '53053' }] }),
    aListing({ slug: 'nowhere', zips: [], counties: [] }),
  ]);
  const { shown } = await find('place=98104', { from: own });
  expect(shown.map(({ site }) => site.listing.slug)).toEqual(['pierce', 'enumclaw', 'nowhere']);
  const [seattle, enumclaw] = await Promise.all(['98104', '98022'].map(spotOf));
  expect(shown[1]?.near).toMatchObject({ kind: 'away', miles: expect.closeTo(milesBetween(seattle as Spot, enumclaw as Spot), 1) });
  expect(shown[2]?.near).toEqual({ kind: 'away', miles: null });
});

test('the map is given all sites that fit, with today’s codes of their counties', async () => {
  const { onMap } = await find('state=WA');
  expect(onMap).toHaveLength(6);
  expect(onMap.find(({ slug }) => slug === 'king-county-wa')).toMatchObject({ state: 'WA', stage: 'operating', fips: ['53033'] });
});

test('a changed directory is searched anew', async () => {
  await using own = await testPorts();
  await own.sites.addMissing([aListing()]);
  expect((await find('q=lantern', { from: own })).count).toBe(0);
  await own.sites.addMissing([aListing({ slug: 'new', name: 'Lantern LEAD' })]);
  expect((await find('q=lantern', { from: own })).count).toBe(1);
});

test('the invented site of the demonstration is listed and not counted as real', async () => {
  await using own = await testPorts();
  await own.sites.addMissing([aListing(), aListing({ slug: 'invented', demonstration: true })]);
  expect(await find('', { from: own })).toMatchObject({ count: 2, real: { sites: 1, states: 1 } });
});

test('ten thousand sites are found in the same way as asking each of them', async () => {
  await using own = await testPorts();
  const listings = manySites(10_000);
  await own.sites.addMissing(listings);
  const asked = ({ state, stage, whoMayRefer }: (typeof listings)[number]) =>
    state === 'TX' && stage === 'operating' && whoMayRefer === 'anyone';

  const found = await find('state=TX&stage=operating&who=anyone', { from: own });

  expect(found.count).toBe(listings.filter(asked).length);
  expect((await find('', { from: own })).pages).toBe(200);
  const pages = await Promise.all(
    Array.from({ length: found.pages }, (_, page) => find(`state=TX&stage=operating&who=anyone&page=${page + 1}`, { from: own })),
  );
  const slugs = pages.flatMap(({ shown }) => shown.map(({ site }) => site.listing.slug));
  expect(slugs.toSorted()).toEqual(
    listings
      .filter(asked)
      .map(({ slug }) => slug)
      .toSorted(),
  );
});
