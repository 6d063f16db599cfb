import { PATHWAYS, STAGES, WHO_MAY_REFER } from '#src/domain/site.ts';
import type { ImportedField } from './importedFacts.ts';
import type { Fault, ImportRow } from './importRow.ts';

type Json = Readonly<Record<string, unknown>>;

/** Tells whether an object is a service of HSDS, and not a listing of ours. */
export function isHsdsService(item: Json): boolean {
  return !('slug' in item) && typeof item['id'] === 'string' && typeof item['name'] === 'string';
}

/** Where each fact stands in a service. */
const PLACES: Readonly<Partial<Record<ImportedField, string>>> = {
  phone: 'phones[0].number',
  host: 'organization.name',
  website: 'organization.website',
  capacity: 'capacities[0]',
  counties: 'attributes (us-county)',
  stage: 'attributes (lead-stage)',
  whoMayRefer: 'attributes (lead-referrer)',
  pathways: 'attributes (lead-pathway)',
  sources: 'attributes (source)',
};

/**
 * Reads a service of HSDS 3.1 as facts of the listing that has its id. The standard tells sentences in one language only, so they are
 * left out; what a service does not tell stays as it is.
 */
export function readHsdsService(service: Json, line: number, slugOf: (id: string) => string | null): ImportRow {
  const slug = slugOf(String(service['id'])) ?? '';
  const faults: Fault[] =
    slug === ''
      ? [{ column: 'id', say: 'no listing here has this id; a new site needs CSV or JSON, where sentences stand in both languages' }]
      : [];
  const told = Object.entries(factsIn(service)).filter(([, value]) => value !== undefined);
  return { line, slug, facts: Object.fromEntries(told), faults, columnOf: ([field]) => PLACES[field as ImportedField] ?? String(field) };
}

function factsIn(service: Json): Partial<Record<ImportedField, unknown>> {
  const organization = objectIn(service['organization']);
  const phone = objectIn(listIn(service['phones'])[0]);
  const attributes = listIn(service['attributes']).map(objectIn);
  return {
    name: service['name'],
    email: service['email'],
    phone: phone['number'],
    host: isHost(organization, service) ? organization['name'] : undefined,
    website: organization['website'],
    stage: oneCode(attributes, STAGES, 'lead-stage') ?? (service['status'] === 'defunct' ? 'ended' : undefined),
    whoMayRefer: oneCode(attributes, WHO_MAY_REFER, 'lead-referrer'),
    pathways: attributes.length === 0 ? undefined : PATHWAYS.filter((code) => codesOf(attributes, 'lead-pathway').includes(code)),
    sources: valuesOf(attributes, 'source'),
    capacity: capacityIn(objectIn(listIn(service['capacities'])[0])),
  };
}

/** Where nobody knows who runs a site, the program itself stands in the place of an organization. */
function isHost(organization: Json, service: Json): boolean {
  return organization['name'] !== undefined && organization['name'] !== service['name'];
}

function capacityIn(capacity: Json): unknown {
  if (capacity['available'] === undefined) return undefined;
  const updated = String(capacity['updated'] ?? '');
  return { places: capacity['available'], most: capacity['maximum'] ?? null, asOf: updated.slice(0, 10) };
}

function oneCode(attributes: readonly Json[], known: readonly string[], taxonomy: string): string | undefined {
  return codesOf(attributes, taxonomy).find((code) => known.includes(code));
}

function codesOf(attributes: readonly Json[], taxonomy: string): string[] {
  return attributes.filter(({ link_type }) => link_type === taxonomy).map(({ taxonomy_term }) => String(objectIn(taxonomy_term)['code']));
}

function valuesOf(attributes: readonly Json[], code: string): unknown {
  const found = attributes.filter(({ taxonomy_term }) => objectIn(taxonomy_term)['code'] === code);
  return attributes.length === 0 ? undefined : found.map(({ value, label }) => ({ url: value, supports: label }));
}

function objectIn(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
