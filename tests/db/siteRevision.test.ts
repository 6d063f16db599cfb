import { sql } from 'drizzle-orm';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { openStores } from '#db/stores.ts';
import { newChange } from '#src/features/listings/newChange.ts';
import { aListing, anIntake } from '#tests/support/aSite.ts';
import { TEST_START, type TestPorts, testPorts } from '#tests/support/testPorts.ts';

let ports: TestPorts;

beforeEach(async () => {
  ports = await testPorts();
  onTestFinished(() => ports.close());
  await ports.sites.addMissing([aListing(), aListing({ slug: 'south-lead' })]);
});

test('every change of a site raises the revision at once, and nothing else does', async () => {
  const first = ports.sites.revision();

  await ports.sites.addMissing([aListing({ slug: 'west-lead' })]);
  const second = ports.sites.revision();
  await ports.sites.goLive('west-lead', anIntake(), TEST_START);
  const third = ports.sites.revision();
  await ports.db.run(sql`UPDATE sites SET asked_on = '2026-03-02' WHERE slug = 'west-lead'`);
  await ports.sites.noteMailTrouble('west-lead', { kind: 'bounced', on: '2026-03-02' });
  await ports.sites.addMissing([aListing()]);
  await ports.sites.refresh();

  expect(second).toBeGreaterThan(first);
  expect(third).toBeGreaterThan(second);
  expect(ports.sites.revision()).toBe(third);
});

test('what another process changed is seen after the next look, and not half', async () => {
  await ports.sites.all();
  const other = await openDatabase({ url: `file:${ports.file}` });
  onTestFinished(() => other.close());
  const listing = JSON.stringify(aListing({ name: 'Changed elsewhere' }));
  await other.db.run(sql`UPDATE sites SET listing = ${listing}, version = version + 1 WHERE slug = 'north-lead'`);
  const before = ports.sites.revision();

  await ports.sites.refresh();

  expect(ports.sites.revision()).toBe(before + 1);
  expect((await ports.sites.bySlug('north-lead'))?.listing.name).toBe('Changed elsewhere');
});

test('asking twice reads the table once', async () => {
  const [first, second] = [await ports.sites.all(), await ports.sites.all()];

  expect(second).toBe(first);
});

test('a listing that was stored before there were newer facts reads as one that lacks them', async () => {
  const { shapes: _s, borderMiles: _b, email: _e, capacity: _c, checked: _k, policeWarning: _p, ...old } = aListing();
  await ports.db.run(sql`UPDATE sites SET listing = ${JSON.stringify(old)} WHERE slug = 'north-lead'`);
  await ports.sites.refresh();

  expect((await ports.sites.bySlug('north-lead'))?.listing).toEqual(aListing());
});

test('a change that was made from an older row of the site is refused, whoever wrote the newer one', async () => {
  const before = await ports.sites.bySlug('north-lead');
  if (before === null) throw new Error('the site was not stored');
  const elsewhere = openStores(ports);
  const read = await elsewhere.sites.bySlug('north-lead');
  if (read === null) throw new Error('the site was not stored');
  const change = newChange(ports, { site: 'north-lead', kind: 'edit', author: 'operator', state: 'live', liveAt: TEST_START });
  const saved = { letters: [], audit: [] };
  const hostOf = (host: string) => ({ before, after: { ...before, listing: { ...before.listing, host } } });
  const hostElsewhere = { before: read, after: { ...read, listing: { ...read.listing, host: 'Elsewhere' } } };

  expect(await elsewhere.changes.save({ change, site: hostElsewhere, ...saved }, 0)).toBe('saved');
  expect(await ports.changes.save({ change: { ...change, id: 'b' }, site: hostOf('Here'), ...saved }, 0)).toBe('moved-by-another');

  await ports.sites.refresh();
  expect((await ports.sites.bySlug('north-lead'))?.listing.host).toBe('Elsewhere');
  expect(await ports.changes.byId('b')).toBeNull();
});
