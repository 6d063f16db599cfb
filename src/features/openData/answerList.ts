import type { DatedSite } from '#src/ports/sites.ts';
import {
  fullAtLocation,
  fullOrganization,
  fullService,
  listAtLocation,
  listOrganization,
  listService,
  minimalService,
} from './entities.ts';
import { filterSites } from './filterSites.ts';
import { type BadParameter, LISTS, type ListName, type ListQuery, MOST_FULL_LINES, MOST_PER_PAGE, readListQuery } from './listQuery.ts';
import type { Maker } from './maker.ts';
import { holdsAll, type OpenDirectory, type OpenPorts, openDirectory, plain } from './openIndex.ts';
import type { OpenWords } from './openWords.ts';
import { type Items, type Page, pageOf } from './page.ts';
import { TAXONOMY_CODES, type Term, taxonomyOf } from './terms.ts';

export type ListAnswer =
  | { readonly kind: 'page'; readonly page: Page }
  /** All of them, to be written one to a line. */
  | { readonly kind: 'lines'; readonly items: readonly object[] }
  | ({ readonly kind: 'bad' } & BadParameter)
  | { readonly kind: 'no-such-list' };

/**
 * Answers a list of the HSDS 3.1 API. Sites stand in the order in which they were added and never change their place, so that
 * whoever reads page by page misses none and meets none twice, whatever is edited or added meanwhile; filtered lists shrink and grow
 * with what they ask for.
 */
export async function answerList(ports: OpenPorts, words: OpenWords, name: string, asked: URLSearchParams): Promise<ListAnswer> {
  const list = LISTS.find((one) => one === name);
  if (list === undefined) return { kind: 'no-such-list' };
  const read = readListQuery(asked);
  if (read.kind === 'bad') return read;
  const { query } = read;
  const directory = await openDirectory(ports, words);
  const items = await itemsOf(ports, directory, list, query);
  if (query.format === 'ndjson') return allLines(items, query);
  // Who asks only for ids and moments wants them in one call, as the standard has it.
  const perPage = query.perPage ?? (query.minimal ? Math.max(1, items.total) : MOST_PER_PAGE);
  return { kind: 'page', page: pageOf(items, query.page, perPage) };
}

function allLines({ total, made }: Items, { full, fullService: withServices }: ListQuery): ListAnswer {
  if ((full || withServices) && total > MOST_FULL_LINES) {
    return {
      kind: 'bad',
      parameter: 'format',
      error: `Write json and read page by page: in full, ndjson tells ${MOST_FULL_LINES} items at most.`,
    };
  }
  return { kind: 'lines', items: made(0, total) };
}

async function itemsOf(ports: OpenPorts, directory: OpenDirectory, list: ListName, query: ListQuery): Promise<Items> {
  if (list === 'taxonomies') return taxonomies(directory, query);
  if (list === 'taxonomy_terms') return terms(directory, query);
  return itemsOver(await filterSites(ports, directory, query), (dated) => MAKERS[list](dated, directory.maker, query));
}

function itemsOver<From>(whole: readonly From[], make: (from: From) => object): Items {
  return { total: whole.length, made: (from, to) => whole.slice(from, to).map(make) };
}

type Make = (dated: DatedSite, maker: Maker, query: ListQuery) => object;

const MAKERS: Readonly<Record<'services' | 'organizations' | 'service_at_locations', Make>> = {
  services(dated, maker, { minimal, full }) {
    if (minimal) return minimalService(dated, maker);
    return full ? fullService(dated, maker) : listService(dated, maker);
  },
  organizations(dated, maker, { full, fullService: withServices }) {
    return full || withServices ? fullOrganization(dated, maker, withServices ? 'full' : 'list') : listOrganization(dated.site, maker);
  },
  service_at_locations: (dated, maker, { full }) => (full ? fullAtLocation(dated, maker) : listAtLocation(dated, maker)),
};

function taxonomies({ maker }: OpenDirectory, { search }: ListQuery): Items {
  const whole = TAXONOMY_CODES.map((code) => taxonomyOf(maker, code)).filter(
    matching(search, ({ name, description }) => `${name} ${description}`),
  );
  return itemsOver(whole, (taxonomy) => taxonomy);
}

function terms({ index, maker }: OpenDirectory, { search, taxonomyId, parentId, topOnly }: ListQuery): Items {
  const whole = index.terms
    .filter(({ taxonomy_id }) => taxonomyId === null || taxonomy_id === taxonomyId)
    .filter(({ parent_id }) => parentId === null || parent_id === parentId)
    .filter(({ parent_id }) => !topOnly || parent_id === undefined)
    .filter(matching(search, ({ code, name, description }) => `${code} ${name} ${description}`));
  return itemsOver(whole, (term) => withTaxonomy(term, maker));
}

function matching<Item>(search: string | null, textOf: (item: Item) => string): (item: Item) => boolean {
  const asked = plain(search ?? '');
  return (item) => holdsAll(plain(textOf(item)), asked);
}

/** A term that is told alone brings its taxonomy along. */
export function withTaxonomy(term: Term, maker: Maker) {
  const code = TAXONOMY_CODES.find((one) => maker.id(`taxonomy:${one}`) === term.taxonomy_id);
  return code === undefined ? term : { ...term, taxonomy_detail: taxonomyOf(maker, code) };
}
