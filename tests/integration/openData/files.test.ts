import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { COLUMN_NAMES, READ_ONLY_COLUMNS } from '#src/domain/listingColumns.ts';
import { confirmListing } from '#src/features/listings/confirmListing.ts';
import { proposeNewSite } from '#src/features/listings/proposeByBureau.ts';
import { proposeChange } from '#src/features/listings/proposeChange.ts';
import { reviewChange } from '#src/features/listings/reviewChange.ts';
import { aKeptListing, patchOf } from '#tests/support/aListing.ts';
import { aListing } from '#tests/support/aSite.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { fillDirectory } from './aDirectory.ts';
import { askOpenData } from './askOpenData.ts';

let ports: TestPorts;
beforeAll(async () => {
  ports = await testPorts();
  await fillDirectory(ports);
});
afterAll(() => ports.close());

type Row = Readonly<Record<string, string>>;

test('the CSV file is marked as UTF-8, quotes every cell, and is saved under its own name', async () => {
  const { text, headers, type } = await askOpenData(ports, '/sites.csv');
  const rows: Row[] = parse(text, { bom: true, columns: true });

  expect(type).toBe('text/csv; charset=utf-8');
  expect(headers.get('content-disposition')).toBe('attachment; filename="lead-sites.csv"');
  expect(text.codePointAt(0)).toBe(0xfeff);
  expect(text.endsWith('"\r\n')).toBe(true);
  // Outside of quotes there is nothing but commas and ends of lines.
  expect(
    text
      .slice(1)
      .replace(/"(?:[^"]|"")*"/g, '')
      .replace(/[,\r\n]/g, ''),
  ).toBe('');
  expect(Object.keys(rows[0] ?? {})).toEqual([...COLUMN_NAMES, ...READ_ONLY_COLUMNS]);
  expect(rows).toHaveLength(87);
});

test('no cell of the CSV file can run in a spreadsheet', async () => {
  await ports.sites.addMissing([
    aListing({ slug: 'formula-lead', name: '=HYPERLINK("http://x")', phone: '+1 206 555 0100', host: '＝1+1' }),
  ]);
  const { text } = await askOpenData(ports, '/sites.csv');
  const rows: string[][] = parse(text, { bom: true });

  expect(rows.flat().filter((cell) => /^[=+\-@\t\r\n\0＝＋－＠]/.test(cell))).toEqual([]);
  expect(rows.find(([slug]) => slug === 'formula-lead')?.[1]).toBe(`'=HYPERLINK("http://x")`);
});

test('how to reach a program that departs from the model, or a site that ended, is in no file', async () => {
  for (const address of ['/sites.csv', '/sites.geojson', '/hsds/services?format=ndjson&full=true']) {
    const { text } = await askOpenData(ports, address);

    expect(text).toContain('Departing program');
    expect(text).toContain('It reports to officers');
    expect(text, address).not.toMatch(/206-555-017[78]|officer@departing|departing\.example\/form/);
  }
});

test('a warning about police stands before the number, in every file', async () => {
  const { text: csv } = await askOpenData(ports, '/sites.csv');
  const { text: geo } = await askOpenData(ports, '/sites.geojson');

  expect(COLUMN_NAMES.indexOf('police_warning_en')).toBeLessThan(COLUMN_NAMES.indexOf('phone'));
  for (const text of [csv, geo]) expect(text).toContain('La policía lee su formulario.');
});

test('each listing is a feature: as drawn, in the middle of its area, or nowhere', async () => {
  const { type, body } = await askOpenData(ports, '/sites.geojson');
  const featureOf = (slug: string) => body.features.find(({ properties }: { properties: { slug: string } }) => properties.slug === slug);

  expect(type).toBe('application/geo+json; charset=utf-8');
  expect(body.type).toBe('FeatureCollection');
  expect(body.attribution).toContain('GeoNames');
  expect(featureOf('talkative-lead')).toMatchObject({
    id: ports.ids.stable('service:talkative-lead'),
    geometry: { type: 'MultiPolygon' },
    properties: { geometry_is: 'area', phone: '206-555-0100', takes_messages_here: true },
  });
  const { geometry, properties } = featureOf('albany-ny');
  expect(geometry.type).toBe('Point');
  // Albany, New York, lies at 42.65 north and 73.76 west.
  expect(Math.abs(geometry.coordinates[0] + 73.76)).toBeLessThan(0.3);
  expect(Math.abs(geometry.coordinates[1] - 42.65)).toBeLessThan(0.3);
  expect(properties.geometry_is).toContain('nobody is there');
  expect(featureOf('silent-lead')).toMatchObject({ geometry: null, properties: { geometry_is: 'not known' } });
});

test('the feed tells what changed in which listing, one entry a day, the newest first', async () => {
  await using fresh = await testPorts();
  const { manager, bureau } = await aKeptListing(fresh);
  const [cleo, dora] = bureau;
  const listing = aListing({ slug: 'brand-new', name: 'Brand New LEAD' });
  const proposed = await proposeNewSite(fresh, 'operator', listing, { source: 'a file', reason: 'new', mou: 'MOU 7' });
  if (proposed.kind !== 'proposed') throw new Error('the new site was not proposed');
  for (const [version, who] of [cleo, dora].entries()) {
    await reviewChange(fresh, who, proposed.id, { act: 'approve', answer: '', version: version + 1, mou: null });
  }
  fresh.clock.advance(24 * 60 * 60_000);
  await proposeChange(
    fresh,
    manager,
    'north-lead',
    await patchOf(fresh, 'north-lead', { 'intake.status': 'paused', host: 'Somebody Else' }),
    {
      source: '',
      reason: 'a flood',
    },
  );
  await confirmListing(fresh, { site: 'north-lead', actor: manager.staff.id });

  const { type, text } = await askOpenData(fresh, '/sites.xml');
  const titles = [...text.matchAll(/<entry>[\s\S]*?<title>(.*?)<\/title>[\s\S]*?<summary>(.*?)<\/summary>/g)].map(([, title, what]) => [
    title,
    what,
  ]);

  expect(type).toBe('application/atom+xml; charset=utf-8');
  expect(titles).toEqual([
    ['North LEAD', 'Changed: whether it takes messages. The site confirmed its listing.'],
    ['Brand New LEAD', 'New listing.'],
  ]);
  expect(text).toContain('<id>http://localhost:4321/sites/north-lead/#changed-2026-03-03</id>');
  expect(text).toContain('<updated>2026-03-03T18:00:00.000Z</updated>');
  // Who runs it waits for the Bureau.
  expect(await fresh.changes.inState(['waiting'])).toHaveLength(1);
  expect(text).not.toMatch(/who runs it|Somebody Else|a flood/);
  expect(text).not.toContain(manager.staff.name);
});

test('a feed of nothing is a feed all the same', async () => {
  const { status, text } = await askOpenData(ports, '/sites.xml');

  expect(status).toBe(200);
  expect(text).not.toContain('<entry>');
  expect(text).toMatch(/<updated>20\d\d-/);
});
