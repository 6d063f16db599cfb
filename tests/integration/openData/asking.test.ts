import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { fillDirectory } from './aDirectory.ts';
import { allPages, askOpenData } from './askOpenData.ts';

let ports: TestPorts;
beforeAll(async () => {
  ports = await testPorts();
  await fillDirectory(ports);
});
afterAll(() => ports.close());

const namesIn = async (address: string) => (await allPages(ports, address)).map(({ name }) => name);
const idOf = (name: string) => ports.ids.stable(name);

describe('pages', () => {
  test('have a flat header, and together they are the whole list', async () => {
    const { body: first } = await askOpenData(ports, '/hsds/services?per_page=40');
    const { body: last } = await askOpenData(ports, '/hsds/services?per_page=40&page=3');

    expect(first).toMatchObject({
      total_items: 87,
      total_pages: 3,
      page_number: 1,
      size: 40,
      first_page: true,
      last_page: false,
      empty: false,
    });
    expect(last).toMatchObject({ total_items: 87, page_number: 3, size: 7, first_page: false, last_page: true, empty: false });
    expect(new Set(await namesIn('/hsds/services?per_page=10')).size).toBe(new Set(await namesIn('/hsds/services')).size);
  });

  test('past the last one there is an empty page', async () => {
    const { status, body } = await askOpenData(ports, '/hsds/services?page=9');

    expect([status, body.size, body.empty, body.last_page, body.contents]).toEqual([200, 0, true, true, []]);
  });

  test('a list of nothing is an empty first page', async () => {
    const { body } = await askOpenData(ports, '/hsds/services?search=nowhereatall');

    expect(body).toMatchObject({ total_items: 0, total_pages: 0, page_number: 1, size: 0, first_page: true, last_page: true, empty: true });
  });

  test('hold a hundred items at most, however many are asked for', async () => {
    const { body } = await askOpenData(ports, '/hsds/taxonomy_terms?per_page=100000');

    expect(body.total_items).toBeGreaterThan(100);
    expect(body.size).toBe(100);
  });
});

describe('the invented site of the demonstration', () => {
  test.each(['/hsds/services?format=ndjson', '/hsds/organizations', '/sites.csv', '/sites.geojson', '/sites.xml'])(
    'is not in %s',
    async (address) => {
      expect((await askOpenData(ports, address)).text).not.toMatch(/demo-north-lead|invented\)/i);
    },
  );

  test('is not there by its id', async () => {
    expect((await askOpenData(ports, `/hsds/services/${idOf('service:demo-north-lead')}`)).status).toBe(404);
  });
});

describe('ids', () => {
  test('are the same in another database, and made of the slug', async () => {
    await using other = await testPorts();
    await fillDirectory(other);
    const idsOf = async (from: TestPorts) => (await allPages(from, '/hsds/services?minimal=true')).map(({ id }) => id);

    expect(await idsOf(other)).toEqual(await idsOf(ports));
    expect(await idsOf(ports)).toContain(idOf('service:king-county-wa'));
    expect(idOf('service:king-county-wa')).toBe('e716c659-97e2-5c74-bbe2-616eff92f12f');
  });

  test('of all that stands in one answer are different', async () => {
    const { text } = await askOpenData(ports, `/hsds/services/${idOf('service:king-county-wa')}`);
    const ids = [...text.matchAll(/"id":"([0-9a-f-]{36})"/g)].map(([, id]) => id);
    const { attributes } = JSON.parse(text) as { attributes: { id: string }[] };

    expect(ids.length).toBeGreaterThan(20);
    expect(new Set(attributes.map(({ id }) => id)).size).toBe(attributes.length);
  });

  test('may be written in capitals', async () => {
    expect((await askOpenData(ports, `/hsds/services/${idOf('service:king-county-wa').toUpperCase()}`)).status).toBe(200);
  });
});

describe('what narrows a list', () => {
  test.each([
    ['search=king%20county', ['LEAD Seattle · King County']],
    ['search=KÍNG+seattle', ['LEAD Seattle · King County', 'Talkative LEAD']],
    ['search=53033%20talk', ['Talkative LEAD']],
    ['search=condado+zzz', []],
  ])('%s', async (query, names) => {
    expect(await namesIn(`/hsds/services?${query}`)).toEqual(expect.arrayContaining(names));
    if (names.length === 0) expect(await namesIn(`/hsds/services?${query}`)).toEqual([]);
  });

  test('a term leaves the sites that bear it, and several terms those that bear them all', async () => {
    const king = idOf('term:us-county:53033');
    const here = idOf('term:lead-fact:takes-messages-here');

    expect((await namesIn(`/hsds/services?taxonomy_term_id=${king}`)).sort()).toEqual(
      ['Departing program', 'Ended LEAD', 'LEAD Seattle · King County', 'Paused LEAD', 'Talkative LEAD'].sort(),
    );
    expect(await namesIn(`/hsds/services?taxonomy_term_id=${king}&taxonomy_term_id=${here}`)).toEqual(['Talkative LEAD']);
    expect(await namesIn(`/hsds/organizations?taxonomy_term_id=${here}`)).toEqual(['Harbor Health']);
    expect(await namesIn(`/hsds/services?taxonomy_term_id=${idOf('term:us-county:00000')}`)).toEqual([]);
  });

  test('the term of a county is found by its FIPS code, and stands below its state', async () => {
    const { body } = await askOpenData(ports, '/hsds/taxonomy_terms?search=53033');
    const [term] = body.contents;
    const below = await allPages(ports, `/hsds/taxonomy_terms?parent_id=${term.parent_id}`);

    expect(body.contents).toHaveLength(1);
    expect(term).toMatchObject({ id: idOf('term:us-county:53033'), code: '53033', name: 'King County, WA' });
    expect(below.map(({ code }) => String(code)).every((code) => code.startsWith('53'))).toBe(true);
    expect((await askOpenData(ports, `/hsds/taxonomy_terms/${term.parent_id}`)).body).toMatchObject({ code: 'WA', name: 'Washington' });
  });

  test('top_only leaves the terms that stand below no other', async () => {
    const all = await allPages(ports, '/hsds/taxonomy_terms');
    const top = await allPages(ports, '/hsds/taxonomy_terms?top_only=true');

    expect(top).toEqual(all.filter(({ parent_id }) => parent_id === undefined));
    expect(top.length).toBeLessThan(all.length);
  });

  test('a taxonomy leaves sites that bear some term of it, and terms that are of it', async () => {
    const places = idOf('taxonomy:us-county');
    const facts = idOf('taxonomy:lead-fact');

    expect(await allPages(ports, `/hsds/taxonomy_terms?taxonomy_id=${facts}`)).toHaveLength(7);
    expect((await namesIn(`/hsds/services?taxonomy_id=${places}`)).length).toBe(87);
    expect(await namesIn(`/hsds/services?taxonomy_id=${idOf('taxonomy:unheard-of')}`)).toEqual([]);
  });

  test('an organization leaves what it runs', async () => {
    expect(await namesIn(`/hsds/services?organization_id=${idOf('organization:talkative-lead')}`)).toEqual(['Talkative LEAD']);
    expect(await namesIn(`/hsds/services?organization_id=${idOf('organization:unheard-of')}`)).toEqual([]);
  });

  test('modified_after leaves what changed then or later', async () => {
    const { body } = await askOpenData(ports, `/hsds/services/${idOf('service:paused-lead')}`);
    const later = new Date(Date.parse(body.last_modified) + 1).toISOString();

    expect(await namesIn(`/hsds/services?modified_after=${body.last_modified}`)).toContain('Paused LEAD');
    expect(await namesIn(`/hsds/services?modified_after=${later}`)).not.toContain('Paused LEAD');
    expect(await namesIn('/hsds/services?modified_after=2020-01-01')).toHaveLength(87);
    expect(await namesIn('/hsds/services?modified_after=2099-01-01T00:00:00%2B02:00')).toEqual([]);
    // A plus sign that nobody encoded arrives as a space.
    expect(await namesIn('/hsds/services?modified_after=2099-01-01T00:00:00+02:00')).toEqual([]);
  });

  test('a ZIP code leaves the sites whose area may hold it', async () => {
    const names = await allPages(ports, '/hsds/service_at_locations?postcode=98104-1234');

    expect(names.map(({ service }) => (service as { name: string }).name)).toEqual(
      expect.arrayContaining(['LEAD Seattle · King County', 'Talkative LEAD']),
    );
    expect(await namesIn('/hsds/services?postcode=98402')).not.toContain('LEAD Seattle · King County');
    expect(await namesIn('/hsds/services?postcode=00000')).toEqual([]);
  });

  test('with a distance, also those whose area comes so near', async () => {
    const far = await namesIn('/hsds/services?postcode=98402');
    const near = await namesIn('/hsds/services?postcode=98402&proximity=30000');

    // Tacoma is in Pierce County; King County begins a few miles off.
    expect(far).not.toContain('LEAD Seattle · King County');
    expect(near).toContain('LEAD Seattle · King County');
    expect(near).toEqual(expect.arrayContaining(far));
    expect(await namesIn('/hsds/services?postcode=98402&proximity=1')).not.toContain('LEAD Seattle · King County');
  });

  test('conditions are cumulative', async () => {
    const king = idOf('term:us-county:53033');

    expect(await namesIn(`/hsds/services?taxonomy_term_id=${king}&search=talkative&postcode=98104`)).toEqual(['Talkative LEAD']);
    expect(await namesIn(`/hsds/services?taxonomy_term_id=${king}&search=talkative&postcode=10001`)).toEqual([]);
  });
});

describe('how much is told', () => {
  test('minimal tells ids and moments of all, in one call', async () => {
    const { body } = await askOpenData(ports, '/hsds/services?minimal=true');

    expect(body).toMatchObject({ total_items: 87, total_pages: 1, size: 87 });
    expect(body.contents.every((item: object) => Object.keys(item).sort().join() === 'id,modified_date')).toBe(true);
  });

  test('an organization tells its site by name, or in full', async () => {
    const address = `/hsds/organizations/${idOf('organization:talkative-lead')}`;
    const { body: simple } = await askOpenData(ports, address);
    const { body: full } = await askOpenData(ports, `${address}?full_service=true`);

    expect(simple.services).toEqual([{ id: idOf('service:talkative-lead'), name: 'Talkative LEAD', status: 'active' }]);
    expect(full.services[0]).toMatchObject({ phones: [{ number: '206-555-0100' }], capacities: [{ available: 3, maximum: 20 }] });
  });

  test('ndjson tells all of them, one to a line', async () => {
    const { type, text } = await askOpenData(ports, '/hsds/services?format=ndjson&page=2&per_page=10');
    const lines = text.trimEnd().split('\n');

    expect(type).toContain('application/x-ndjson');
    expect(lines.map((line) => JSON.parse(line).name)).toEqual(await namesIn('/hsds/services'));
  });
});

describe('what cannot be meant', () => {
  test.each([
    'page=0',
    'page=-1',
    'page=two',
    'page=1.5',
    'page=9999999999',
    'page=',
    'page=1&page=2',
    'per_page=0',
    'per_page=many',
    'format=xml',
    'full=yes',
    'minimal=1',
    'full_service=',
    'taxonomy_term_id=53033',
    'taxonomy_id=x',
    'organization_id=harbor',
    'modified_after=yesterday',
    'modified_after=2026-13-01',
    'modified_after=1767225600',
    'postcode=9810',
    'postcode=Seattle',
    'proximity=100',
    'postcode=98104&proximity=-1',
    'postcode=98104&proximity=80001',
    'top_only=maybe',
    'parent_id=WA',
    `search=${'long'.repeat(60)}`,
  ])('%s is refused, and said which', async (query) => {
    const { status, type, text, body } = await askOpenData(ports, `/hsds/services?${query}`);

    expect([status, type]).toEqual([400, 'application/json; charset=utf-8']);
    expect(query).toContain(body.parameter);
    expect(body.error).toMatch(/^Write /);
    // What somebody wrote is never repeated.
    expect(text).not.toMatch(/yesterday|Seattle|harbor|longlong/);
  });

  test('names that the standard does not know change nothing', async () => {
    expect((await askOpenData(ports, '/hsds/services?utm_source=x')).body.total_items).toBe(87);
  });

  test.each([
    '/hsds/persons',
    '/hsds/services/not-an-id',
    '/hsds/persons/x',
    `/hsds/taxonomies/${'0'.repeat(8)}-0000-4000-8000-000000000000`,
  ])('%s is not there', async (address) => {
    const { status, body } = await askOpenData(ports, address);

    expect(status).toBe(404);
    expect(Object.keys(body)).toEqual(['error']);
  });
});

test.each(['/hsds/', '/hsds/services', '/hsds/openapi.json', '/sites.csv', '/sites.geojson', '/sites.xml'])(
  '%s may be kept by anybody who asks each time whether it is still so',
  async (address) => {
    const { headers } = await askOpenData(ports, address);

    expect(headers.get('cache-control')).toBe('public, no-cache');
    expect(headers.has('set-cookie')).toBe(false);
  },
);
