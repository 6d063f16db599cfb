import { type Day, dayOf } from '#src/domain/day.ts';
import type { Site } from '#src/domain/site.ts';
import { stateName } from '#src/domain/states.ts';
import type { DatedSite } from '#src/ports/sites.ts';
import type { Ports } from '#src/ports.ts';
import { type Maker, makerFor } from './maker.ts';
import type { OpenWords } from './openWords.ts';
import { allTerms, countyLabel, type Term } from './terms.ts';

export type OpenPorts = Pick<Ports, 'sites' | 'places' | 'clock' | 'ids' | 'settings'>;

/** What is told of the directory, as of one revision. */
export interface OpenIndex {
  /** Every site but the invented one, in the order in which they were added. */
  readonly sites: readonly DatedSite[];
  /** The same without their moments: one list for as long as no site changes. */
  readonly plainSites: readonly Site[];
  readonly terms: readonly Term[];
  /** The site behind the id of a service, organization or location. */
  readonly find: (kind: 'service' | 'organization' | 'at-location', id: string) => DatedSite | null;
}

/** All that answering a question needs. */
export interface OpenDirectory {
  readonly index: OpenIndex;
  readonly maker: Maker;
}

const indexes = new WeakMap<readonly DatedSite[], OpenIndex>();

/** Opens the directory as it stands now. What is worked out of a revision is worked out once. */
export async function openDirectory(ports: OpenPorts, words: OpenWords): Promise<OpenDirectory> {
  const maker = makerFor(ports, words, todayAt(ports));
  const sites = await ports.sites.inOrder();
  const index = indexes.get(sites) ?? indexOf(sites, maker);
  indexes.set(sites, index);
  return { index, maker };
}

/** The day by which freshness is told: that of the middle of the country. */
function todayAt({ clock }: Pick<Ports, 'clock'>): Day {
  return dayOf(clock.now(), 'America/Chicago');
}

function indexOf(all: readonly DatedSite[], maker: Maker): OpenIndex {
  const sites = all.filter(({ site }) => !site.listing.demonstration);
  const byId = once(() => new Map(sites.flatMap((dated) => KINDS.map((kind) => [maker.id(`${kind}:${dated.site.listing.slug}`), dated]))));
  const terms = once(() =>
    allTerms(
      maker,
      sites.map(({ site }) => site.listing),
    ),
  );
  return {
    sites,
    plainSites: sites.map(({ site }) => site),
    get terms() {
      return terms();
    },
    find(kind, id) {
      const dated = byId().get(id);
      return dated && maker.id(`${kind}:${dated.site.listing.slug}`) === id ? dated : null;
    },
  };
}

const KINDS = ['service', 'organization', 'at-location'] as const;

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

const texts = new WeakMap<Site, string>();

/** What `search` looks through: every word begins after a space. */
export function searchTextOf(site: Site): string {
  const text = texts.get(site) ?? plain(knownOf(site));
  texts.set(site, text);
  return text;
}

function knownOf({ listing }: Site): string {
  const { name, state, area, counties, host, whoInWords, howToRefer, eligibility } = listing;
  const said = [area, whoInWords, howToRefer, ...eligibility].flatMap((words) => (words === null ? [] : [words.en, words.es]));
  return [
    name,
    state,
    stateName(state, 'en'),
    host ?? '',
    ...counties.map((county) => `${county.fips} ${countyLabel(county, state)}`),
    ...said,
  ].join(' ');
}

/**
 * Words as they are compared: without accents, capitals and marks.
 * @example plain('Río Arriba') // ' rio arriba'
 */
export function plain(text: string): string {
  const words = text
    .normalize('NFD')
    .replace(/[\p{M}ʻʼ‘’'`]/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  return words.map((word) => (word === '' ? '' : ` ${word}`)).join('');
}

/** Tells whether each word asked begins a word of a text; both as `plain` makes them. */
export function holdsAll(text: string, asked: string): boolean {
  return (
    asked === '' ||
    asked
      .slice(1)
      .split(' ')
      .every((word) => text.includes(` ${word}`))
  );
}
