import { type ListName, MOST_FULL_LINES, MOST_METERS, MOST_PER_PAGE, PARAMETERS } from './listQuery.ts';
import { PART_SCHEMAS } from './openApiSchemas.ts';

/** What the standard calls the version that is served. */
export const HSDS_VERSION = '3.1';

interface ListInfo {
  readonly what: string;
  readonly one: string;
  readonly parameters: readonly string[];
  readonly ofOne: readonly string[];
  /** Names of schemas: of an item in the list, with `full` or `full_service`, and alone. */
  readonly item: readonly string[];
  readonly alone: string;
}

const PAGING = ['search', 'page', 'per_page', 'format'];
const FILTERS = ['taxonomy_term_id', 'taxonomy_id', 'organization_id', 'modified_after', 'postcode', 'proximity'];

const LIST_INFO: Readonly<Record<ListName, ListInfo>> = {
  services: {
    what: 'LEAD sites as services, in the order in which they were added.',
    one: 'A site as a service, with all that belongs to it.',
    parameters: [...PAGING, ...FILTERS, 'minimal', 'full'],
    ofOne: [],
    item: ['Service', 'FullService', 'MinimalService'],
    alone: 'FullService',
  },
  organizations: {
    what: 'Who runs each site: one organization for each, in the order of the sites.',
    one: 'Who runs a site, with the site.',
    parameters: [...PAGING, ...FILTERS, 'full', 'full_service'],
    ofOne: ['full_service'],
    item: ['Organization', 'FullOrganization'],
    alone: 'FullOrganization',
  },
  service_at_locations: {
    what: 'Each site in its area. The location is virtual: outreach goes to people.',
    one: 'A site in its area, with all that belongs to it.',
    parameters: [...PAGING, ...FILTERS, 'full'],
    ofOne: [],
    item: ['ServiceAtLocation', 'FullServiceAtLocation'],
    alone: 'FullServiceAtLocation',
  },
  taxonomies: {
    what: 'The local taxonomies.',
    one: 'A taxonomy.',
    parameters: PAGING,
    ofOne: [],
    item: ['Taxonomy'],
    alone: 'Taxonomy',
  },
  taxonomy_terms: {
    what: 'The terms that sites are marked with. Counties are found by their FIPS code: search=53033. They come and go with the listings.',
    one: 'A term.',
    parameters: [...PAGING, 'taxonomy_id', 'top_only', 'parent_id'],
    ofOne: [],
    item: ['TaxonomyTerm'],
    alone: 'TaxonomyTerm',
  },
};

/** What each parameter does; what it takes stands with the rule that reads it. */
const MEANING: Readonly<Record<string, string>> = {
  search: 'Every word has to begin a word of the name, area, county, state, host or way in, in English or Spanish.',
  page: 'Which page; past the last one the page is empty.',
  per_page: `Items on a page: ${MOST_PER_PAGE} at most and by default; more is read as ${MOST_PER_PAGE}. With minimal the default is all.`,
  format: `ndjson gives all items, one to a line, without pages; in full up to ${MOST_FULL_LINES}.`,
  taxonomy_term_id: 'Sites marked with this term; several times: with all of them.',
  taxonomy_id: 'Sites marked with some term of this taxonomy.',
  organization_id: 'The site that this organization runs.',
  modified_after: 'Sites of which a public fact changed at this moment or later.',
  minimal: 'Only id and modified_date.',
  full: 'With all that belongs to each.',
  full_service: 'With the site in full.',
  postcode: 'Sites whose area may hold this ZIP code. Areas may be smaller than a county: ask before you point to one.',
  proximity: `Also sites whose area comes this near to the ZIP code, in meters (${MOST_METERS} at most).`,
  top_only: 'Only terms that have no parent.',
  parent_id: 'Only terms below this one: the counties of a state.',
};

const FLAGS = new Set(['minimal', 'full', 'full_service', 'top_only']);
const NUMBERS = new Set(['page', 'per_page', 'proximity']);

/** The OpenAPI 3.1 document of what is served under /hsds/: that, and no more. */
export function openApiDocument(origin: string): object {
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      title: 'LEAD sites',
      version: '1.0.0',
      summary: 'The directory of LEAD sites in HSDS 3.1: read only, without a key, open to any origin.',
      description: DESCRIPTION,
    },
    servers: [{ url: new URL('/hsds', origin).href }],
    paths: {
      '/': { get: { summary: 'What this API is.', operationId: 'base', responses: { 200: answer('What it is.', ref('Base')) } } },
      ...Object.fromEntries(Object.entries(LIST_INFO).flatMap(([name, info]) => pathsOf(name, info))),
    },
    components: {
      parameters: Object.fromEntries(Object.keys(PARAMETERS).map((name) => [name, parameter(name)])),
      schemas: PART_SCHEMAS,
    },
  };
}

const DESCRIPTION = [
  'Every public listing of the LEAD Portal; nothing about a person, a message or a worker is in it, and the invented site of the demonstration never is.',
  'Before you show a phone or a form, show `alert` and the beginning of `application_process`: they say where police may learn what somebody tells. Programs that depart from the LEAD model are `inactive`, without phone, mailbox and form.',
  'Ids are UUIDs made from the address of a listing and stay for good. Sites keep their place in the lists and ended ones stay as `defunct`, so that reading page by page neither loses nor repeats one while listings change.',
  '`assured_date` is the day since which the site itself stands by what steers people; without it, nobody there has confirmed it.',
  'Only GET and HEAD are served; the POST forms of the standard are not. A value that cannot be meant answers 400 with a plain JSON error.',
  'The postcode filter uses ZIP data © GeoNames, CC BY 4.0.',
].join('\n\n');

function pathsOf(name: string, { what, one, parameters, ofOne, item, alone }: ListInfo): [string, object][] {
  const items = item.length === 1 ? ref(item[0] ?? '') : { anyOf: item.map(ref) };
  const page = { allOf: [ref('Page'), { type: 'object', properties: { contents: { type: 'array', items } } }] };
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } };
  const list = {
    200: {
      description: what,
      content: { 'application/json': { schema: page }, 'application/x-ndjson': { schema: { type: 'string' } } },
    },
    400: answer('A value that cannot be meant.', ref('Error')),
  };
  const single = {
    200: answer(one, ref(alone)),
    400: answer('A value that cannot be meant.', ref('Error')),
    404: answer('There is none with this id.', ref('Error')),
  };
  return [
    [`/${name}`, { get: { summary: what, operationId: `list_${name}`, parameters: parameters.map(parameterRef), responses: list } }],
    [
      `/${name}/{id}`,
      { get: { summary: one, operationId: `get_${name}`, parameters: [id, ...ofOne.map(parameterRef)], responses: single } },
    ],
  ];
}

function parameter(name: string): object {
  const schema = FLAGS.has(name) ? { type: 'boolean' } : NUMBERS.has(name) ? { type: 'integer' } : { type: 'string' };
  return { name, in: 'query', required: false, description: `${MEANING[name] ?? ''} Takes ${PARAMETERS[name]}.`, schema };
}

function parameterRef(name: string): object {
  return { $ref: `#/components/parameters/${name}` };
}

function ref(name: string): object {
  return { $ref: `#/components/schemas/${name}` };
}

function answer(description: string, schema: object): object {
  return { description, content: { 'application/json': { schema } } };
}
