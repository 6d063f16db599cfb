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
