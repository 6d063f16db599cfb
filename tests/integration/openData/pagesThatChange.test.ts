import { afterAll, beforeAll, expect, test } from 'vitest';
import { confirmListing } from '#src/features/listings/confirmListing.ts';
import { addSite, aListing, anIntake } from '#tests/support/aSite.ts';
import { manySites, randomFrom } from '#tests/support/manySites.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { askOpenData } from './askOpenData.ts';

const SITES = 10_000;
const PATIENCE = 300_000;

let ports: TestPorts;
beforeAll(async () => {
  ports = await testPorts();
  await ports.sites.addMissing(manySites(SITES));
}, PATIENCE);
afterAll(() => ports.close());

const random = randomFrom(7);
let made = 0;

/** What may happen to a directory between two pages: a site is confirmed, renamed, ended, opened; two new ones come. */
async function somethingChanges(): Promise<void> {
  const anySlug = () => `invented-${String(1 + Math.floor(random() * SITES)).padStart(5, '0')}`;
  await confirmListing(ports, { site: anySlug(), actor: 'contact' });
  await ports.client.execute({
    sql: "UPDATE sites SET listing = json_set(listing, '$.name', ?, '$.stage', 'ended'), version = version + 1 WHERE slug = ?",
    args: [`A name ${made}`, anySlug()],
  });
  await ports.sites.goLive(anySlug(), anIntake(), 0);
  made += 1;
  // One that would stand first by its name, and one that would stand last.
  await addSite(ports, { slug: `a-new-${made}` });
  await ports.sites.addMissing([aListing({ slug: `z-new-${made}` })]);
}

test.each([
  ['services', 'service'],
  ['organizations', 'organization'],
  ['service_at_locations', 'at-location'],
])(
  'reading ten thousand %s page by page, while listings change, loses none and meets none twice',
  { timeout: PATIENCE },
  async (list, kind) => {
    const before = (await ports.sites.inOrder()).map(({ site }) => site.listing.slug);
    const seen: string[] = [];
    for (let page = 1; ; page += 1) {
      const { body } = await askOpenData(ports, `/hsds/${list}?page=${page}`);
      expect(body.size).toBe(body.contents.length);
      seen.push(...body.contents.map(({ id }: { id: string }) => id));
      if (body.last_page) break;
      if (page % 4 === 0) await somethingChanges();
    }
    const ids = new Set(seen);

    expect(ids.size).toBe(seen.length);
    expect(before.filter((slug) => !ids.has(ports.ids.stable(`${kind}:${slug}`)))).toEqual([]);
    // Those that came meanwhile stand at the end.
    expect(seen.length).toBeGreaterThan(before.length);
  },
);

test('so many items in full are told by pages only; without it ndjson tells them all', { timeout: PATIENCE }, async () => {
  const { status, body } = await askOpenData(ports, '/hsds/services?format=ndjson&full=true');
  const { text } = await askOpenData(ports, '/hsds/services?format=ndjson');

  expect([status, body.parameter]).toEqual([400, 'format']);
  expect(text.trimEnd().split('\n').length).toBeGreaterThanOrEqual(SITES);
});
