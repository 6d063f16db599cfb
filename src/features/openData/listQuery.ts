/** What can be asked for (HSDS 3.1, API reference). */
export const LISTS = ['services', 'organizations', 'service_at_locations', 'taxonomies', 'taxonomy_terms'] as const;
export type ListName = (typeof LISTS)[number];

/** Longest page, in items; more are asked for page by page. */
export const MOST_PER_PAGE = 100;
/** Most items that are told in full without pages: an answer is made whole in memory before it leaves. */
export const MOST_FULL_LINES = 2_000;
/** Farthest that a place is measured from, in meters: fifty miles, as far as a site may draw its border. */
export const MOST_METERS = 80_000;
const LONGEST_SEARCH = 200;

/** A query of a list, read. Null: not asked. Every condition narrows what the others leave. */
export interface ListQuery {
  readonly search: string | null;
  readonly page: number;
  readonly perPage: number | null;
  readonly format: 'json' | 'ndjson';
  readonly termIds: readonly string[];
  readonly taxonomyId: string | null;
  readonly organizationId: string | null;
  readonly modifiedAfter: number | null;
  readonly minimal: boolean;
  readonly full: boolean;
  readonly fullService: boolean;
  /** Five digits. */
  readonly postcode: string | null;
  readonly meters: number | null;
  readonly topOnly: boolean;
  readonly parentId: string | null;
}

/** What is wrong with a query: the parameter, and what to write instead. The value itself is never repeated. */
export interface BadParameter {
  readonly parameter: string;
  readonly error: string;
}

export type ReadQuery = { readonly kind: 'query'; readonly query: ListQuery } | ({ readonly kind: 'bad' } & BadParameter);

interface Rule {
  /** What it takes, for whoever wrote something else. */
  readonly takes: string;
  readonly read: (text: string) => unknown;
}

const FAULTY = Symbol('faulty');
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DAY_OR_MOMENT = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/i;

const flag: Rule = { takes: 'true or false', read: (text) => (/^(?:true|false)$/i.test(text) ? text.toLowerCase() === 'true' : FAULTY) };
const uuid: Rule = { takes: 'an id as the lists give it (a UUID)', read: (text) => (UUID.test(text) ? text.toLowerCase() : FAULTY) };
const count: Rule = { takes: 'a whole number from 1 on', read: (text) => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : FAULTY) };

/** Each parameter of the standard, in the order of its reference. */
const RULES: Readonly<Record<string, Rule>> = {
  search: {
    takes: `words, ${LONGEST_SEARCH} characters at most`,
    read: (text) => (text.length <= LONGEST_SEARCH ? text : FAULTY),
  },
  page: count,
  per_page: count,
  format: { takes: 'json or ndjson', read: (text) => (text === 'json' || text === 'ndjson' ? text : FAULTY) },
  taxonomy_term_id: uuid,
  taxonomy_id: uuid,
  organization_id: uuid,
  modified_after: { takes: 'a day or a moment of ISO 8601, such as 2026-03-02 or 2026-03-02T18:00:00Z', read: momentIn },
  minimal: flag,
  full: flag,
  full_service: flag,
  postcode: { takes: 'a ZIP code of five digits', read: (text) => /^(\d{5})(?:-\d{4})?$/.exec(text)?.[1] ?? FAULTY },
  proximity: {
    takes: `whole meters, ${MOST_METERS} at most, together with postcode`,
    read: (text) => (/^\d{1,6}$/.test(text) && Number(text) <= MOST_METERS ? Number(text) : FAULTY),
  },
  top_only: flag,
  parent_id: uuid,
};

/** The parameters by name, each with what it takes: for the OpenAPI document. */
export const PARAMETERS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(RULES).map(([name, { takes }]) => [name, takes]),
);

/** Reads the parameters of a list. Names that the standard does not know are left alone; a value that cannot be meant is refused. */
export function readListQuery(asked: URLSearchParams): ReadQuery {
  const values = new Map<string, unknown[]>();
  for (const [name, { takes, read }] of Object.entries(RULES)) {
    const read_ = asked.getAll(name).map((text) => read(text.trim()));
    if (read_.includes(FAULTY)) return { kind: 'bad', parameter: name, error: `Write ${takes}.` };
    // Of terms there may be several: a site has to have them all.
    if (read_.length > 1 && name !== 'taxonomy_term_id') return { kind: 'bad', parameter: name, error: 'Write it once.' };
    values.set(name, read_);
  }
  if (asked.has('proximity') && !asked.has('postcode')) {
    return { kind: 'bad', parameter: 'proximity', error: `Write ${RULES['proximity']?.takes}.` };
  }
  return { kind: 'query', query: queryOf(values) };
}

function queryOf(values: ReadonlyMap<string, readonly unknown[]>): ListQuery {
  const one = <Value>(name: string, otherwise: Value) => (values.get(name)?.[0] as Value | undefined) ?? otherwise;
  const perPage = one<number | null>('per_page', null);
  return {
    search: one<string | null>('search', null),
    page: one('page', 1),
    perPage: perPage === null ? null : Math.min(perPage, MOST_PER_PAGE),
    format: one<'json' | 'ndjson'>('format', 'json'),
    termIds: (values.get('taxonomy_term_id') ?? []) as string[],
    taxonomyId: one<string | null>('taxonomy_id', null),
    organizationId: one<string | null>('organization_id', null),
    modifiedAfter: one<number | null>('modified_after', null),
    minimal: one('minimal', false),
    full: one('full', false),
    fullService: one('full_service', false),
    postcode: one<string | null>('postcode', null),
    meters: one<number | null>('proximity', null),
    topOnly: one('top_only', false),
    parentId: one<string | null>('parent_id', null),
  };
}

/** A plus sign before an offset arrives as a space when nobody encoded it. */
function momentIn(text: string): number | typeof FAULTY {
  const meant = text.replace(/ (\d{2}:?\d{2})$/, '+$1');
  // A moment without an offset is taken as UTC, as every moment that we tell.
  const whole = /T.*(?:Z|[+-]\d{2}:?\d{2})$/i.test(meant) || !/T/i.test(meant) ? meant : `${meant}Z`;
  const at = DAY_OR_MOMENT.test(meant) ? Date.parse(whole) : Number.NaN;
  return Number.isNaN(at) ? FAULTY : at;
}
