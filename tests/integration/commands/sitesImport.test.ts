import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { loadSites } from '#db/loadSites.ts';
import { deliveries } from '#db/schema.ts';
import { runCommand } from '#src/commands/runCommand.ts';
import { csvFile } from '#src/domain/csvCell.ts';
import { COLUMN_NAMES, cellsOf } from '#src/domain/listingColumns.ts';
import { openListing } from '#src/domain/openListing.ts';
import type { Listing } from '#src/domain/site.ts';
import { addReader } from '#tests/support/aBureau.ts';
import { addSite, aListing } from '#tests/support/aSite.ts';
import { manySites } from '#tests/support/manySites.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { fillDirectory } from '../openData/aDirectory.ts';
import { askOpenData } from '../openData/askOpenData.ts';

let ports: TestPorts;
let folder: string;
beforeEach(async () => {
  ports = await testPorts();
  folder = await mkdtemp(join(tmpdir(), 'import-'));
  onTestFinished(async () => {
    await ports.close();
    await rm(folder, { recursive: true });
  });
});

/** Imports a file of this text, and answers what the command said. */
async function importing(name: string, text: string | Buffer, ...switches: string[]): Promise<{ code: number; said: string[] }> {
  const file = join(folder, name);
  await writeFile(file, text);
  const said: string[] = [];
  const code = await runCommand(
    ['sites', 'import', file, ...switches],
    async () => ports,
    (line) => said.push(line),
  );
  return { code, said };
}

const csvOf = (...listings: readonly Listing[]) => csvFile([COLUMN_NAMES, ...listings.map(cellsOf)]);
/** A table of only these columns. */
const table = (...rows: readonly (readonly string[])[]) => csvFile(rows);
const waiting = () => ports.changes.inState(['waiting']);

describe('our own files come back unchanged', () => {
  test.each([
    ['sites.csv', '/sites.csv'],
    ['page.json', '/hsds/services?full=true'],
    ['all.ndjson', '/hsds/services?format=ndjson&full=true'],
    ['at-first-sign', '/hsds/services?full=true'],
  ])('%s, which is %s', async (name, address) => {
    await fillDirectory(ports);

    const { code, said } = await importing(name, (await askOpenData(ports, address)).text, '--apply');

    expect(said.filter((line) => !/: nothing changed\.$|^Only read|^Not in the file/.test(line))).toEqual([
      '87 rows: 0 would change a listing, 0 would be new, 87 would change nothing, 0 wait already, 0 are wrong.',
      'Proposed to the Bureau: 0 listings. Nothing of it is live before the Bureau agrees.',
    ]);
    expect(said).toContain('Line 2, alamosa-slv-co: nothing changed.'.replace('Line 2', name === 'sites.csv' ? 'Line 2' : 'Line 1'));
    expect(code).toBe(0);
    expect(await waiting()).toEqual([]);
  });

  test('and so do listings as JSON, with everything that they hold', async () => {
    await fillDirectory(ports);
    const listings = (await ports.sites.all()).map(({ listing }) => listing).filter(({ slug }) => /^(?:king|talk|albany)/.test(slug));

    const { code, said } = await importing(
      'listings.json',
      JSON.stringify(
        listings.map((one) => ({ ...one, phone: null, hours: null, ...(one.slug === 'talkative-lead' ? { phone: '206-555-0100' } : {}) })),
        null,
        2,
      ),
    );

    expect(said.at(-2)).toContain('3 would change nothing');
    expect(code).toBe(0);
  });
});

describe('a change', () => {
  test('is listed first, and nothing is proposed', async () => {
    await ports.sites.addMissing([aListing({ phone: '206-555-0100' })]);

    const { code, said } = await importing(
      'a.csv',
      csvOf(aListing({ phone: '206-555-0199', eligibility: [{ en: 'Adults', es: 'Personas adultas' }] })),
    );

    expect(said).toEqual(
      expect.arrayContaining([
        'Line 2, north-lead:',
        '  phone',
        '    - "206-555-0100"',
        '    + "206-555-0199"',
        '  eligibility',
        '    - []',
        '    + [{"en":"Adults","es":"Personas adultas"}]',
        '1 row: 1 would change a listing, 0 would be new, 0 would change nothing, 0 wait already, 0 are wrong.',
      ]),
    );
    expect(said.at(-1)).toContain('Nothing was proposed');
    expect(code).toBe(0);
    expect(await waiting()).toEqual([]);
  });

  test('waits for the Bureau when it is applied, tells the Bureau once, and is not live', async () => {
    await addReader(ports);
    await ports.sites.addMissing([aListing({ phone: '206-555-0100' })]);
    const before = await ports.sites.bySlug('north-lead');
    const text = csvOf(aListing({ phone: '206-555-0199' }), aListing({ slug: 'brand-new', name: 'Brand New LEAD' }));

    const { code, said } = await importing('a.csv', text, '--apply');

    expect(code).toBe(0);
    expect(said.at(-1)).toBe('Proposed to the Bureau: 2 listings. Nothing of it is live before the Bureau agrees.');
    expect(
      (await waiting())
        .toSorted((a, b) => (a.kind < b.kind ? -1 : 1))
        .map(({ kind, site, author, source, patch, listing }) => [kind, site, author, source, patch, listing?.name]),
    ).toEqual([
      ['import', 'north-lead', 'operator', 'a.csv, line 2', { phone: { from: '206-555-0100', to: '206-555-0199' } }, undefined],
      ['new-site', 'brand-new', 'operator', 'a.csv, line 3', {}, 'Brand New LEAD'],
    ]);
    expect(await ports.db.$count(deliveries)).toBe(1);
    expect(await ports.sites.bySlug('north-lead')).toEqual(before);
    expect(await ports.sites.bySlug('brand-new')).toBeNull();

    const again = await importing('a.csv', text, '--apply');
    expect(again.said).toContain('Line 2, north-lead: proposed before, and waits for the Bureau.');
    expect(again.said).toContain('Line 3, brand-new: proposed before, and waits for the Bureau.');
    expect(await waiting()).toHaveLength(2);
  });

  test('of the phone of a live site is one of the phone of its desk', async () => {
    await addSite(ports);

    await importing('a.csv', table(['slug', 'phone'], ['north-lead', '206-555-0199']), '--apply');

    expect((await waiting()).map(({ patch }) => patch)).toEqual([{ 'intake.phone': { from: '206-555-0100', to: '206-555-0199' } }]);
  });

  test('says nothing of columns that are left out, and nothing that only the site can say', async () => {
    await ports.sites.addMissing([aListing({ phone: '206-555-0100', host: 'Harbor Health' })]);
    const { said } = await importing(
      'a.csv',
      table(['slug', 'host', 'last_confirmed', 'remarks'], ['north-lead', '', '2026-03-01', 'x']),
      '--apply',
    );

    expect(said[0]).toBe('Only read, never imported: last_confirmed.');
    expect(said[1]).toBe('Not known, and left alone: "remarks".');
    expect(said[2]).toContain('these stay as they are: name, state');
    expect((await waiting()).map(({ patch }) => patch)).toEqual([{ host: { from: 'Harbor Health', to: null } }]);
  });

  test('that a service of HSDS tells goes to the listing that has its id', async () => {
    await fillDirectory(ports);
    const { body } = await askOpenData(ports, `/hsds/services/${ports.ids.stable('service:albany-ny')}`);
    const changed = { ...body, phones: [{ id: body.id, number: '518-555-0100' }], name: 'Albany LEAD, renamed' };

    await importing(
      'a.json',
      JSON.stringify([changed, { ...body, id: ports.ids.stable('service:elsewhere'), name: 'Elsewhere' }], null, 1),
      '--apply',
    );

    expect((await waiting()).map(({ site, patch }) => [site, patch])).toEqual([
      ['albany-ny', { name: { from: 'Albany LEAD', to: 'Albany LEAD, renamed' }, phone: { from: null, to: '518-555-0100' } }],
    ]);
  });
});

describe('a row that is wrong', () => {
  test('is named by line and column, with what to write instead, and the others go on', async () => {
    await ports.sites.addMissing([aListing(), aListing({ slug: 'south-lead' }), aListing({ slug: 'west-lead' })]);
    const head = [
      'slug',
      'counties',
      'area_en',
      'area_es',
      'phone',
      'website',
      'stage',
      'stage_as_of',
      'only_part_of_counties',
      'zips',
      'email',
      'successor',
    ];
    const good = [
      '53033 King',
      'the north',
      'el norte',
      '206-555-0199',
      'https://north.example/',
      'operating',
      '2026',
      'no',
      '98104',
      'team@north.example',
      '',
    ];
    const text = table(
      head,
      ['north-lead', ...good],
      [
        'south-lead',
        '1001 Autauga',
        'two\nlines',
        '',
        'call us',
        'http://south.example',
        'open',
        'last year',
        'perhaps',
        '2101',
        'nobody',
        'nowhere-lead',
      ],
      ['west-lead', ...good],
    );

    const { code, said } = await importing('a.csv', text, '--apply');
    const wrong = said.filter((line) => line.startsWith('Line 3, south-lead, column '));

    expect(code).toBe(1);
    expect(wrong.map((line) => /column (\w+): /.exec(line)?.[1])).toEqual([
      ...['area_es', 'counties', 'only_part_of_counties', 'zips', 'stage', 'stage_as_of', 'website', 'phone', 'email'],
    ]);
    expect(wrong.join('\n')).toContain('write five digits, then the name, such as 53033 King; a spreadsheet drops the first zero');
    expect(wrong.join('\n')).toContain('write one of operating, launching, exploring, ended, unknown');
    // The second row spreads over two lines of the file.
    expect(said.some((line) => line.startsWith('Line 5, west-lead:'))).toBe(true);
    expect((await waiting()).map(({ site }) => site).toSorted()).toEqual(['north-lead', 'west-lead']);
  });

  test.each([
    ['no slug', ['', 'A'], 'column slug: write the last part of the listing’s address'],
    ['a slug that is no address', ['North Lead', 'A'], 'Line 2, "North Lead", column slug: a new listing needs an address'],
    ['a page of ours as slug', ['start', 'A'], 'Line 2, start, column slug'],
    ['a new listing that says too little', ['new-lead', 'A'], 'Line 2, new-lead, column area_en: a new listing has to say this'],
    ['the invented site', ['demo-north-lead', 'A'], 'Line 2, demo-north-lead, column slug: this site is invented'],
    ['a sign that no text has', ['north-lead', 'A\u0007'], 'Line 2, north-lead, column name: it holds signs that no text has'],
    ['too few cells', ['north-lead'], 'Line 2, north-lead, column the whole row: 1 cells where line 1 has 2'],
  ])('%s', async (_what, cells, expected) => {
    await ports.sites.addMissing([aListing(), aListing({ slug: 'demo-north-lead', demonstration: true })]);

    const { code, said } = await importing('a.csv', table(['slug', 'name'], cells), '--apply');

    expect(said.join('\n')).toContain(expected);
    expect(code).toBe(1);
    expect(await waiting()).toEqual([]);
  });

  test('is the second of two about one listing', async () => {
    await ports.sites.addMissing([aListing()]);

    const { said } = await importing('a.csv', table(['slug', 'host'], ['north-lead', 'One'], ['north-lead', 'Two']), '--apply');

    expect(said).toContain('Line 3, north-lead, column slug: this listing stands on line 2 already; keep one of the two rows.');
    expect((await waiting()).map(({ patch }) => patch)).toEqual([{ host: { from: 'Harbor Health', to: 'One' } }]);
  });

  test.each([
    ['departs without saying how', { model: 'departs' }, 'column departs: say in both languages how it departs'],
    ['says how, and departs not', { departs: { en: 'a', es: 'b' } }, 'column departs: leave this empty'],
    ['its own successor', { successor: 'north-lead' }, 'column successor: there is no other listing'],
    [
      'a place of JSON that is wrong',
      {
        counties: [
          { name: 'King', fips: '53033' },
          { name: 'Pierce', fips: 53053 },
        ],
      },
      'column counties[1].fips: put the county code as text',
    ],
    ['an unknown fact', { notes: 'private' }, 'column notes: there is no such fact'],
    ['words in one language', { area: { en: 'the north' } }, 'column area.es: write some text'],
    [
      'a shape outside the country',
      {
        shapes: [
          {
            words: { en: 'a', es: 'b' },
            polygons: [
              [
                [0, 0],
                [1, 0],
                [1, 1],
                [0, 0],
              ],
            ],
          },
        ],
      },
      'column shapes[0]: Polygon 1',
    ],
    ['a day that is none', { capacity: { places: 3, most: null, asOf: '2026-02-31' } }, 'column capacity.asOf: write a day'],
  ])('%s', async (_what, facts, expected) => {
    await ports.sites.addMissing([aListing()]);
    const text = `[\n  {"slug": "unheard"},\n  ${JSON.stringify({ slug: 'north-lead', ...facts })}\n]`;

    const { said } = await importing('a.json', text, '--apply');

    expect(said.join('\n')).toContain(`Line 3, north-lead, ${expected}`);
    expect(await waiting()).toEqual([]);
  });

  test('is a live site without a phone, or with hours that are not its own', async () => {
    await addSite(ports);

    const { said } = await importing(
      'a.csv',
      table(['slug', 'phone', 'hours_en', 'hours_es'], ['north-lead', '', 'Always', 'Siempre']),
      '--apply',
    );

    expect(said.join('\n')).toContain('Line 2, north-lead, column phone: a live site keeps a phone');
    expect(said.join('\n')).toContain('Line 2, north-lead, column hours_en: a live site keeps its hours itself');
  });
});

describe('a file that cannot be used', () => {
  test.each([
    ['a.csv', 'name,phone\r\nNorth,1\r\n', 'one of them is slug'],
    ['a.csv', 'slug,name,name\r\n', 'Line 1 names the column "name" twice'],
    ['a.csv', 'slug,name\r\na-lead,"North\r\nb-lead,South\r\n', 'a quotation mark is missing'],
    ['a.csv', Buffer.from('slug,name\r\na-lead,Bah\u00eda\r\n', 'latin1'), 'The file is not UTF-8'],
    ['a.json', '[\n{"slug": "a-lead",}\n]', 'This is not JSON: at line 2, column'],
    ['a.json', '[{"slug": "a-lead"}', 'This is not JSON: at '],
    ['a.json', '"north"', 'an array of listings, or services of HSDS'],
  ])('%s: %j', async (name, text, expected) => {
    const { code, said } = await importing(name, text, '--apply');

    expect(said[0]).toContain(expected);
    expect(said.at(-1)).toBe('Nothing was proposed.');
    expect(code).toBe(1);
  });

  test('a file that is not there', async () => {
    const said: string[] = [];
    const code = await runCommand(
      ['sites', 'import', join(folder, 'nothing.csv')],
      async () => ports,
      (line) => said.push(line),
    );

    expect(said[0]).toContain('There is no file of this name');
    expect(code).toBe(1);
  });
});

test('an empty table changes nothing', async () => {
  const { code, said } = await importing('a.csv', csvOf());

  expect(said).toEqual([
    '0 rows: 0 would change a listing, 0 would be new, 0 would change nothing, 0 wait already, 0 are wrong.',
    'There is nothing to propose.',
  ]);
  expect(code).toBe(0);
});

test('every listing of content/ is imported into an empty directory as a new one', async () => {
  const listings = await loadSites('content/sites');

  const { code } = await importing('all.csv', csvOf(...listings), '--apply');

  expect(code).toBe(0);
  const proposed = (await waiting()).map(({ listing }) => listing);
  expect(proposed.toSorted((a, b) => (String(a?.slug) < String(b?.slug) ? -1 : 1))).toEqual(listings);
});

test('ten thousand rows are looked at and proposed, saying how far it is', async () => {
  await addReader(ports);
  const before = manySites(10_000);
  await ports.sites.addMissing(before.slice(0, 8_000));
  const told = before.map((listing) => openListing({ listing, intake: null, liveSince: null }));
  const text = csvOf(...told.map((listing, index) => (index < 100 ? { ...listing, host: 'Somebody Else' } : listing)));

  const { code, said } = await importing('many.csv', text, '--apply');

  expect(code).toBe(0);
  expect(said).toContain('9000 of 10000 rows looked at');
  expect(said).toContain('2000 of 2100 rows proposed');
  expect(said).toContain(
    '10000 rows: 100 would change a listing, 2000 would be new, 7900 would change nothing, 0 wait already, 0 are wrong.',
  );
  expect(await waiting()).toHaveLength(2_100);
});
