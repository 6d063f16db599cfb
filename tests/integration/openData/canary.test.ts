import { afterAll, beforeAll, expect, test } from 'vitest';
import { LISTING_FIELDS } from '#src/domain/listing.ts';
import { CHANGE_STATES } from '#src/domain/listingChange.ts';
import { addSite, anIntake } from '#tests/support/aSite.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { TALKATIVE } from './aDirectory.ts';
import { askOpenData } from './askOpenData.ts';

/** Stands in every private place, and nowhere else. */
const CANARY = 'qzvkanarie';
/** Stands in a public place, so that an answer without it was no answer. */
const SEEN = 'Visible Robin';

let ports: TestPorts;
beforeAll(async () => {
  ports = await testPorts();
  const secret = { en: `${CANARY} in English`, es: `${CANARY} en español` };
  const governance = { readers: secret, decides: secret, noOfficerReads: true, recordedOn: CANARY };
  await addSite(ports, {
    listing: { ...TALKATIVE, slug: 'north-lead', name: SEEN },
    intake: anIntake({ backupContact: CANARY, governance }),
  });
  await plantEverywhere(ports);
  await ports.sites.refresh();
});
afterAll(() => ports.close());

/** Tables whose rows are of our own making, or hold no text of anybody. */
const LEFT_ALONE = /^(?:sites|house|listing_changes|sqlite_.*|__drizzle_.*|libsql_.*)$/;

/** One row in every table with the canary in every column of text, and changes of the listing in every state. */
async function plantEverywhere({ client }: TestPorts): Promise<void> {
  await client.execute('PRAGMA foreign_keys = OFF');
  const { rows } = await client.execute("SELECT name FROM sqlite_schema WHERE type = 'table'");
  const tables = rows.map(({ name }) => String(name)).filter((name) => !LEFT_ALONE.test(name));
  for (const table of tables) await plantRow(ports, table, {});
  await client.execute({
    sql: 'UPDATE sites SET contact_email = ?, mou = ?, asked_on = ?, mail_trouble = ?, mail_trouble_on = ?',
    args: Array(5).fill(CANARY),
  });
  const patch = JSON.stringify(Object.fromEntries(LISTING_FIELDS.map((field) => [field, { from: CANARY, to: [CANARY, { en: CANARY }] }])));
  const listing = JSON.stringify({ ...TALKATIVE, slug: `${CANARY}-lead`, name: CANARY });
  for (const state of CHANGE_STATES) {
    await plantRow(ports, 'listing_changes', { id: `edit ${state}`, site: 'north-lead', kind: 'edit', patch, listing: null, state });
    await plantRow(ports, 'listing_changes', { id: `new ${state}`, site: `${CANARY}-lead`, kind: 'new-site', patch: '{}', listing, state });
  }
  expect(tables.length).toBeGreaterThan(15);
}

async function plantRow({ client }: TestPorts, table: string, given: Readonly<Record<string, string | null>>): Promise<void> {
  const { rows } = await client.execute(`SELECT name, type FROM pragma_table_info('${table}')`);
  const columns = rows.map(({ name }) => String(name));
  const args = rows.map(({ name, type }) => {
    const known = given[String(name)];
    return known !== undefined ? known : type === 'text' ? CANARY : 1;
  });
  await client.execute({ sql: `INSERT INTO ${table} (${columns.join()}) VALUES (${columns.map(() => '?').join()})`, args });
}

const LISTS = ['services', 'organizations', 'service_at_locations', 'taxonomies', 'taxonomy_terms'];
const WAYS = ['', '?full=true', '?full_service=true', '?format=ndjson&full=true', '?minimal=true', '?search=visible'];

test('no answer of the open data holds anything that is not public', async () => {
  const addresses = [
    ...LISTS.flatMap((list) => WAYS.map((way) => `/hsds/${list}${way}`)),
    ...['/hsds/', '/hsds/openapi.json', '/sites.csv', '/sites.geojson', '/sites.xml'],
  ];
  for (const list of LISTS) {
    const { body } = await askOpenData(ports, `/hsds/${list}`);
    addresses.push(...body.contents.map(({ id }: { id: string }) => `/hsds/${list}/${id}?full_service=true`));
  }
  const leaking: string[] = [];
  for (const address of addresses) {
    const { status, text } = await askOpenData(ports, address);
    expect(status, address).toBe(200);
    if (text.toLowerCase().includes(CANARY)) leaking.push(address);
  }

  expect(leaking).toEqual([]);
});

test.each(['/hsds/services', '/hsds/services?full=true', '/hsds/service_at_locations', '/sites.csv', '/sites.geojson', '/sites.xml'])(
  '%s was looked into while it told something',
  async (address) => {
    expect((await askOpenData(ports, address)).text).toContain(SEEN);
  },
);

test('the feed names public facts that changed, and no private one, no value and nobody', async () => {
  const { text } = await askOpenData(ports, '/sites.xml');

  expect(text.match(/<entry>/g)).toHaveLength(1);
  expect(text).toContain('phone');
  expect(text).not.toMatch(/backup|governance|retention|how long messages/i);
});
