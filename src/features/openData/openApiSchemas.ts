import { SITE_LANGUAGES } from '#src/domain/locale.ts';

/** The shapes of what is served, as JSON Schema (2020-12): every field that an answer may have, and no other. */
const text = { type: 'string' };
const uuid = { type: 'string', format: 'uuid' };
const uri = { type: 'string', format: 'uri' };
const moment = { type: 'string', format: 'date-time' };
const number = { type: 'number' };
const integer = { type: 'integer' };
const flag = { type: 'boolean' };

/** An object with these fields; those whose name ends in `?` may be missing. */
function shape(fields: Readonly<Record<string, object>>): object {
  const names = Object.keys(fields);
  return {
    type: 'object',
    required: names.filter((name) => !name.endsWith('?')),
    properties: Object.fromEntries(names.map((name) => [name.replace('?', ''), fields[name]])),
  };
}

function many(items: object): object {
  return { type: 'array', items };
}

function ref(name: string): object {
  return { $ref: `#/components/schemas/${name}` };
}

const taxonomy = { id: uuid, name: text, description: text };

const term = {
  id: uuid,
  code: text,
  name: text,
  description: text,
  'parent_id?': uuid,
  taxonomy: text,
  taxonomy_id: uuid,
  language: { const: 'en' },
  'taxonomy_detail?': ref('Taxonomy'),
};

const organization = { id: uuid, name: text, description: text, 'website?': uri };

const service = {
  id: uuid,
  name: text,
  description: text,
  url: uri,
  'email?': { type: 'string', format: 'email' },
  status: { enum: ['active', 'inactive', 'defunct', 'temporarily closed'] },
  application_process: text,
  'eligibility_description?': text,
  'minimum_age?': number,
  'assured_date?': { type: 'string', format: 'date' },
  'alert?': text,
  last_modified: moment,
  organization: ref('Organization'),
};

const parts = {
  phones: many(shape({ id: uuid, number: text, type: { const: 'voice' }, 'description?': text })),
  schedules: many(
    shape({
      id: uuid,
      'freq?': { const: 'WEEKLY' },
      'byday?': { enum: ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] },
      'opens_at?': text,
      'closes_at?': text,
      'timezone?': number,
      'description?': text,
      'notes?': text,
    }),
  ),
  service_areas: many(
    shape({ id: uuid, name: text, 'description?': text, extent: text, extent_type: { enum: ['text', 'geojson'] }, 'uri?': uri }),
  ),
};

const withParts = {
  ...service,
  additional_urls: many(shape({ id: uuid, label: text, url: uri })),
  ...parts,
  languages: many(shape({ id: uuid, name: text, code: { enum: [...SITE_LANGUAGES] }, note: text })),
  capacities: many(
    shape({
      id: uuid,
      unit: shape({ id: uuid, name: text }),
      available: integer,
      'maximum?': integer,
      description: text,
      updated: moment,
    }),
  ),
  attributes: many(
    shape({
      id: uuid,
      link_id: uuid,
      link_entity: { const: 'service' },
      link_type: text,
      taxonomy_term_id: uuid,
      'value?': text,
      'label?': text,
      taxonomy_term: ref('TaxonomyTerm'),
    }),
  ),
};

const located = {
  id: uuid,
  description: text,
  location: shape({ id: uuid, location_type: { const: 'virtual' }, url: uri, name: text, description: text }),
};

/** Under `components.schemas` of the OpenAPI document. */
export const PART_SCHEMAS: Readonly<Record<string, object>> = {
  Base: shape({ version: text, profile: uri, openapi_url: uri }),
  Error: shape({ error: text, 'parameter?': text }),
  Page: shape({
    total_items: integer,
    total_pages: integer,
    page_number: integer,
    size: integer,
    first_page: flag,
    last_page: flag,
    empty: flag,
    contents: many({ type: 'object' }),
  }),
  Taxonomy: shape(taxonomy),
  TaxonomyTerm: shape(term),
  Organization: shape(organization),
  FullOrganization: shape({
    ...organization,
    services: many({ anyOf: [ref('FullService'), shape({ id: uuid, name: text, status: service.status })] }),
  }),
  MinimalService: shape({ id: uuid, modified_date: moment }),
  Service: shape(service),
  FullService: shape({ ...withParts, service_at_locations: many(shape({ ...located, ...parts })) }),
  ServiceAtLocation: shape({ ...located, service: ref('Service') }),
  FullServiceAtLocation: shape({ ...located, ...parts, service: shape(withParts) }),
};
