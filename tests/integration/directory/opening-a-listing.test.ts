import { expect, test } from 'vitest';
import { loadSites } from '#db/loadSites.ts';
import { receipts } from '#db/schema.ts';
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

test('how soon a site read is measured from its own messages of the last sixty days, and only once there are ten', async () => {
  await using ports = await testPorts({ now: Date.UTC(2026, 2, 31, 18) });
  await addSite(ports);
  await addSite(ports, { slug: 'south-lead' });
  const add = (id: number, different: Partial<typeof receipts.$inferInsert> = {}) =>
    ports.db.insert(receipts).values({
      codeIndex: `receipt-${id}`,
      site: 'north-lead',
      receivedOn: '2026-03-02',
      dueAt: Date.UTC(2026, 2, 4, 1),
      readOn: '2026-03-05',
      withdrawnAt: null,
      deleteOn: '2026-05-01',
      ...different,
    });

  for (let id = 0; id < 9; id += 1) await add(id);
  await add(20, { site: 'south-lead' });
  await add(21, { receivedOn: '2026-01-29' });
  expect((await openSite(ports, 'north-lead'))?.measured).toBeNull();

  await add(9);
  expect((await openSite(ports, 'north-lead'))?.measured).toEqual({ kind: 'days', days: 3 });
  expect((await openSite(ports, 'south-lead'))?.measured).toBeNull();
});

test('measuring looks up the messages of one site and never reads through all of them', async () => {
  await using ports = await testPorts();

  const plan = await ports.client.execute(
    "EXPLAIN QUERY PLAN SELECT received_on FROM receipts WHERE site = 'x' AND received_on >= '2026-01-01'",
  );

  expect(String(plan.rows[0]?.['detail'])).toMatch(/^SEARCH receipts USING (COVERING )?INDEX receipts_site/);
});

test("a listing is opened with the age of the site's own word, by the clock of the site", async () => {
  // Half past eight in the evening of the 15th in Seattle is the 16th in Greenwich.
  await using ports = await testPorts({ now: Date.UTC(2026, 3, 16, 3, 30) });
  await addSite(ports, { listing: { confirmedOn: '2026-03-01' } });

  expect(await openSite(ports, 'north-lead')).toMatchObject({ today: '2026-04-15', freshness: 'fresh' });
  ports.clock.set(Date.UTC(2026, 3, 17, 3, 30));
  expect(await openSite(ports, 'north-lead')).toMatchObject({ today: '2026-04-16', freshness: 'ageing' });
});
