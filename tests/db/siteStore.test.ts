import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { isLive } from '#src/domain/site.ts';
import { aListing, anIntake, aSite } from '#tests/support/aSite.ts';
import { TEST_START, type TestPorts, testPorts } from '#tests/support/testPorts.ts';

let ports: TestPorts;

beforeEach(async () => {
  ports = await testPorts();
  onTestFinished(() => ports.close());
});

test('listings are added once, and one that is there is never overwritten', async () => {
  expect(await ports.sites.addMissing([aListing(), aListing({ slug: 'south-lead' })])).toBe(2);
  const edited = aListing({ name: 'Another name' });

  expect(await ports.sites.addMissing([edited, aListing({ slug: 'west-lead' })])).toBe(1);
  expect(await ports.sites.addMissing([])).toBe(0);

  expect(await ports.sites.bySlug('north-lead')).toEqual({ listing: aListing(), intake: null, liveSince: null });
  expect((await ports.sites.all()).map(({ listing }) => listing.slug)).toEqual(['north-lead', 'south-lead', 'west-lead']);
  expect(await ports.sites.bySlug('nowhere')).toBeNull();
});

test('a site that goes live has its settings, and keeps the day it opened when they change', async () => {
  await ports.sites.addMissing([aListing()]);

  await ports.sites.goLive('north-lead', anIntake(), TEST_START);
  await ports.sites.goLive('north-lead', anIntake({ promiseDays: 2 }), TEST_START + 1);

  const site = await ports.sites.bySlug('north-lead');
  expect(site).toEqual(aSite({ intake: { promiseDays: 2 }, liveSince: TEST_START }));
  expect(site && isLive(site)).toBe(true);
});

test('a site that is not there cannot go live', async () => {
  await expect(ports.sites.goLive('nowhere', anIntake(), TEST_START)).rejects.toThrow('not there');
});

test('in order, a new site comes last, an edit moves none, and each has the moment of its latest change', async () => {
  await ports.sites.addMissing([aListing({ slug: 'south-lead' }), aListing({ slug: 'north-lead' })]);
  const [south, north] = await ports.sites.inOrder();
  expect(await ports.sites.inOrder()).toBe(await ports.sites.inOrder());

  const begun = await laterThan((south?.changedAt ?? 0) + 1);
  await ports.sites.goLive('south-lead', anIntake(), TEST_START);
  await ports.sites.addMissing([aListing({ slug: 'a-lead' })]);
  await ports.deliveries.oweAsking({ site: 'north-lead', on: '2026-03-02', before: null }, []);
  const after = await ports.sites.inOrder();

  expect(after.map(({ site }) => site.listing.slug)).toEqual(['south-lead', 'north-lead', 'a-lead']);
  expect(after[0]?.changedAt).toBeGreaterThan(south?.changedAt ?? Number.POSITIVE_INFINITY);
  expect(after[1]?.changedAt).toBe(north?.changedAt);
  // SQLite makes milliseconds of a fraction of a second, which may cost one.
  expect(after[2]?.changedAt).toBeGreaterThanOrEqual(begun - 1);
  expect(after[2]?.changedAt).toBeLessThanOrEqual(Date.now());
});

/** Waits until the clock, which tells a moment in milliseconds, is past this one. */
async function laterThan(moment: number): Promise<number> {
  while (Date.now() <= moment) await new Promise((resolve) => setTimeout(resolve, 1));
  return Date.now();
}

test('the order outlives VACUUM', async () => {
  await ports.sites.addMissing(['c', 'b', 'a'].map((slug) => aListing({ slug })));
  const before = await ports.sites.inOrder();

  await ports.client.execute('VACUUM');
  await ports.sites.goLive('b', anIntake(), TEST_START);

  expect((await ports.sites.inOrder()).map(({ site }) => site.listing.slug)).toEqual(before.map(({ site }) => site.listing.slug));
});

test('after a change only what changed is read anew, and a row that was taken out is gone', async () => {
  await ports.sites.addMissing(['a', 'b', 'c'].map((slug) => aListing({ slug })));
  const before = await ports.sites.all();

  await ports.sites.goLive('b', anIntake(), TEST_START);
  const after = await ports.sites.all();
  expect(after.map((site, index) => site === before[index])).toEqual([true, false, true]);

  await ports.client.execute("DELETE FROM sites WHERE slug = 'c'");
  await ports.sites.addMissing([aListing({ slug: 'd' })]);
  expect((await ports.sites.all()).map(({ listing }) => listing.slug)).toEqual(['a', 'b', 'd']);
});
