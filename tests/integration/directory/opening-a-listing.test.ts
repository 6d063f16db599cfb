import { expect, test } from 'vitest';
import { loadSites } from '#db/loadSites.ts';
import { HOUR, MINUTE } from '#src/domain/day.ts';
import { openSite } from '#src/features/directory/openSite.ts';
import { addSite, aListing } from '#tests/support/aSite.ts';
import { TEST_START, testPorts } from '#tests/support/testPorts.ts';

test('a live site is opened with the promise that a message sent now would get', async () => {
  await using ports = await testPorts();
  await addSite(ports);

  const opened = await openSite(ports, 'north-lead');

  // Received on Monday at ten: the next business day is Tuesday, 17:00 in Seattle.
  expect(opened).toMatchObject({ way: 'here', promised: { day: '2026-03-03', at: Date.UTC(2026, 2, 4, 1) } });
});

test('a page that is kept for five minutes never promises too early', async () => {
  await using ports = await testPorts({ now: TEST_START + 7 * HOUR - 4 * MINUTE });
  await addSite(ports);

  const opened = await openSite(ports, 'north-lead');

  // It is 16:56; somebody may still read this page after closing time, and then Wednesday is true.
  expect(opened?.promised?.day).toBe('2026-03-04');
});

test('a paused site promises nothing', async () => {
  await using ports = await testPorts();
  await addSite(ports, { intake: { status: 'paused' } });

  expect(await openSite(ports, 'north-lead')).toMatchObject({ way: 'paused', promised: null });
});

test('a name that no site has opens nothing', async () => {
  await using ports = await testPorts();

  expect(await openSite(ports, 'nowhere')).toBeNull();
});

test('of the 82 real listings none is open here, none is confirmed, and only a published way is offered', async () => {
  await using ports = await testPorts();
  const listings = await loadSites('content/sites');
  await ports.sites.addMissing(listings);

  const opened = await Promise.all(listings.map(({ slug }) => openSite(ports, slug)));

  const bySlug = new Map(opened.map((one) => [one?.site.listing.slug, one]));
  expect(opened.filter((one) => one?.promised !== null || one.site.listing.confirmedOn !== null)).toEqual([]);
  expect(
    opened
      .filter((one) => one?.way === 'own-door')
      .map((one) => one?.site.listing.slug)
      .sort(),
  ).toEqual(['atlanta-ga-pad', 'king-county-wa', 'minneapolis-mn', 'watauga-county-nc']);
  expect(
    opened
      .filter((one) => one?.way === 'departs')
      .map((one) => one?.site.listing.slug)
      .sort(),
  ).toEqual(['fayette-county-wv', 'madison-wi-mari']);
  expect(opened.filter((one) => one?.way === 'door-not-known')).toHaveLength(7);
  expect(bySlug.get('multnomah-county-or')).toMatchObject({ way: 'ended', successor: { at: { url: expect.stringMatching(/^https:/) } } });
});

test('officers only stays the answer of a listing that nobody has heard of for long', async () => {
  await using ports = await testPorts();
  const listings = await loadSites('content/sites');
  await ports.sites.addMissing(listings);
  const doubted = listings.filter(
    ({ stage, whoMayRefer, model }) => stage === 'unknown' && whoMayRefer === 'officers' && model !== 'departs',
  );

  const opened = await Promise.all(doubted.map(({ slug }) => openSite(ports, slug)));

  expect(opened.map((one) => one?.site.listing.state).sort()).toEqual(['CA', 'KY', 'MD', 'ME', 'NC', 'NV', 'OH']);
  expect(new Set(opened.map((one) => one?.way))).toEqual(new Set(['officers']));
});

test('a successor that is a site here is named as its own listing names it', async () => {
  await using ports = await testPorts();
  await ports.sites.addMissing([aListing({ slug: 'old', stage: 'ended', successor: 'new' }), aListing({ slug: 'new', name: 'New LEAD' })]);

  expect((await openSite(ports, 'old'))?.successor).toEqual({ name: 'New LEAD', at: { slug: 'new' } });
});
