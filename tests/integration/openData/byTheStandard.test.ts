import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApiDocument } from '#src/features/openData/openApi.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';
import { fillDirectory } from './aDirectory.ts';
import { allPages, askOpenData } from './askOpenData.ts';
import { compile, faultsBy, standardSchema, THE_STANDARD_IS_THERE, WHERE } from './theStandard.ts';

let ports: TestPorts;
beforeAll(async () => {
  ports = await testPorts();
  await fillDirectory(ports);
});
afterAll(() => ports.close());

// Compiling the standard's schemas, megabytes of them, takes seconds.
const PATIENCE = 120_000;
const TERM = ['properties', 'attributes', 'items', 'properties', 'taxonomy_term'];
const TAXONOMY = [...TERM, 'properties', 'taxonomy_detail'];

/** Each kind of item that a list can hold, with the schema of the standard for it. */
const ITEMS: readonly (readonly [address: string, schema: string, ...path: string[]])[] = [
  ['/hsds/services', 'service_list'],
  ['/hsds/services?full=true', 'service'],
  ['/hsds/organizations', 'organization_list'],
  ['/hsds/organizations?full=true', 'organization'],
  ['/hsds/organizations?full_service=true', 'organization'],
  ['/hsds/service_at_locations', 'service_at_location_list'],
  ['/hsds/service_at_locations?full=true', 'service_at_location'],
  ['/hsds/taxonomies', 'service', ...TAXONOMY],
  ['/hsds/taxonomy_terms', 'service', ...TERM],
];

describe.skipIf(!THE_STANDARD_IS_THERE)(`by the schemas of HSDS 3.1${WHERE}`, () => {
  test.each(ITEMS)('every item of %s is valid', { timeout: PATIENCE }, async (address, schema, ...path) => {
    const items = await allPages(ports, address);

    expect(items.length).toBeGreaterThan(address.includes('taxonomies') ? 5 : 80);
    expect(items.flatMap((item) => faultsBy(schema, item, ...path))).toEqual([]);
  });

  test.each([
    ['services', 'service'],
    ['organizations', 'organization'],
    ['service_at_locations', 'service_at_location'],
    ['taxonomies', 'service', ...TAXONOMY],
    ['taxonomy_terms', 'service', ...TERM],
  ] as const)(
    'every one of %s, asked for alone, is valid and the same as in the list',
    { timeout: PATIENCE },
    async (list, schema, ...path) => {
      for (const { id, name } of await allPages(ports, `/hsds/${list}`)) {
        const { status, body } = await askOpenData(ports, `/hsds/${list}/${id}`);

        expect([status, body.id, body.name], list).toEqual([200, id, name]);
        expect(faultsBy(schema, body, ...path)).toEqual([]);
      }
    },
  );

  test('every page has the flat header, and the base says what it is', async () => {
    const page = compile({ ...standardSchema('openapi', 'components', 'schemas', 'Page'), required: PAGE_FIELDS });
    const base = compile(standardSchema('openapi', 'paths', '/', 'get', 'responses', '200', 'content', 'application/json', 'schema'));
    for (const list of ['services', 'organizations', 'service_at_locations', 'taxonomies', 'taxonomy_terms']) {
      const { body } = await askOpenData(ports, `/hsds/${list}?per_page=10&page=2`);
      expect(page(body), list).toBe(true);
    }

    expect(base((await askOpenData(ports, '/hsds/')).body)).toBe(true);
  });

  test('no query parameter of the standard is left out', () => {
    const parametersOf = (document: object) =>
      Object.entries(Object(document).paths).flatMap(([path, methods]) =>
        ((methods as { get: { parameters?: { $ref?: string; name?: string }[] } }).get.parameters ?? []).map(
          ({ $ref, name }) => `${path} ${$ref?.split('/').at(-1) ?? name}`,
        ),
      );
    const ours = new Set(parametersOf(openApiDocument('https://portal.example.org')));

    expect(parametersOf(standardSchema('openapi')).filter((parameter) => !ours.has(parameter))).toEqual([]);
  });
});

const PAGE_FIELDS = ['total_items', 'total_pages', 'page_number', 'size', 'first_page', 'last_page', 'empty', 'contents'];

/** The schemas of our own document, made strict: what it does not name may not be there. */
function ownSchema(name: string): object {
  const { components } = openApiDocument('https://portal.example.org') as { components: { schemas: object } };
  return strict({ $ref: `#/components/schemas/${name}`, components });
}

function strict(schema: unknown): object {
  if (Array.isArray(schema)) return schema.map(strict);
  if (typeof schema !== 'object' || schema === null) return schema as unknown as object;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, strict(value)]));
  return 'properties' in schema && !('contents' in Object(schema.properties)) ? { ...inner, additionalProperties: false } : inner;
}

test.each([
  ['/hsds/services', 'Service'],
  ['/hsds/services?full=true', 'FullService'],
  ['/hsds/services?minimal=true', 'MinimalService'],
  ['/hsds/organizations', 'Organization'],
  ['/hsds/organizations?full=true', 'FullOrganization'],
  ['/hsds/organizations?full_service=true', 'FullOrganization'],
  ['/hsds/service_at_locations', 'ServiceAtLocation'],
  ['/hsds/service_at_locations?full=true', 'FullServiceAtLocation'],
  ['/hsds/taxonomies', 'Taxonomy'],
  ['/hsds/taxonomy_terms', 'TaxonomyTerm'],
])('%s holds what our own OpenAPI document names, and nothing else', async (address, name) => {
  const validate = compile(ownSchema(name));
  const items = await allPages(ports, address);

  expect(items.flatMap((item) => (validate(item) ? [] : (validate.errors ?? [])))).toEqual([]);
});

test('the OpenAPI document is where the base says, and names every address that answers', async () => {
  const { body: base } = await askOpenData(ports, '/hsds/');
  const { status, body } = await askOpenData(ports, base.openapi_url);

  expect(base.version).toBe('3.1');
  expect(status).toBe(200);
  expect(body.openapi).toBe('3.1.0');
  for (const path of Object.keys(body.paths).filter((one) => !one.includes('{'))) {
    expect((await askOpenData(ports, `/hsds${path}`)).status, path).toBe(200);
  }
});
