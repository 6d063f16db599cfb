import { withTaxonomy } from './answerList.ts';
import { fullAtLocation, fullOrganization, fullService } from './entities.ts';
import { type BadParameter, LISTS, type ListName, readListQuery } from './listQuery.ts';
import { type OpenDirectory, type OpenPorts, openDirectory } from './openIndex.ts';
import type { OpenWords } from './openWords.ts';
import { TAXONOMY_CODES, taxonomyOf } from './terms.ts';

export type OneAnswer =
  | { readonly kind: 'found'; readonly item: object }
  | ({ readonly kind: 'bad' } & BadParameter)
  | { readonly kind: 'not-there' };

/** Answers one entity of the HSDS 3.1 API by its id, with all that belongs to it. */
export async function answerOne(
  ports: OpenPorts,
  words: OpenWords,
  { list: name, id }: { readonly list: string; readonly id: string },
  asked: URLSearchParams,
): Promise<OneAnswer> {
  const list = LISTS.find((one) => one === name);
  if (list === undefined) return { kind: 'not-there' };
  const read = readListQuery(asked);
  if (read.kind === 'bad') return read;
  const directory = await openDirectory(ports, words);
  const item = FINDERS[list](directory, id.toLowerCase(), read.query.fullService);
  return item === null ? { kind: 'not-there' } : { kind: 'found', item };
}

type Find = (directory: OpenDirectory, id: string, fullService: boolean) => object | null;

const FINDERS: Readonly<Record<ListName, Find>> = {
  services({ index, maker }, id) {
    const dated = index.find('service', id);
    return dated && fullService(dated, maker);
  },
  organizations({ index, maker }, id, withServices) {
    const dated = index.find('organization', id);
    return dated && fullOrganization(dated, maker, withServices ? 'full' : 'list');
  },
  service_at_locations({ index, maker }, id) {
    const dated = index.find('at-location', id);
    return dated && fullAtLocation(dated, maker);
  },
  taxonomies({ maker }, id) {
    const code = TAXONOMY_CODES.find((one) => maker.id(`taxonomy:${one}`) === id);
    return code === undefined ? null : taxonomyOf(maker, code);
  },
  taxonomy_terms({ index, maker }, id) {
    const term = index.terms.find((one) => one.id === id);
    return term === undefined ? null : withTaxonomy(term, maker);
  },
};
