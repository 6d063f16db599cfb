import { fieldsOf } from '#src/domain/listing.ts';
import type { ListingChange } from '#src/domain/listingChange.ts';
import type { Ports } from '#src/ports.ts';
import type { FeedWords } from './openWords.ts';

/** What changed in one listing on one day, as the public may know it. */
export interface ListingNews {
  readonly slug: string;
  readonly name: string;
  readonly day: string;
  readonly at: number;
  readonly what: string;
}

/** How far back the feed goes, in changes and in pieces of news. */
const MOST_CHANGES = 500;
const MOST_NEWS = 100;

/**
 * What changed in the listings, the newest first: one piece of news for each listing and day. It names what changed and never what stood
 * there, nor who changed it, nor what was only proposed: a number that was hidden stays hidden.
 */
export async function listingNews(ports: Pick<Ports, 'sites' | 'changes'>, words: FeedWords): Promise<ListingNews[]> {
  const changes = (await ports.changes.latestLive(MOST_CHANGES)).map(datedChange);
  const groups = Map.groupBy(changes, ({ change, day }) => `${day} ${change.site}`);
  const names = new Map((await ports.sites.inOrder()).map(({ site: { listing } }) => [listing.slug, listing] as const));
  const news = [...groups.values()].flatMap((group) => {
    const [first] = group;
    const listing = names.get(first?.change.site ?? '');
    const what = whatOf(
      group.map(({ change }) => change),
      words,
    );
    if (first === undefined || listing === undefined || listing.demonstration || what === '') return [];
    return [{ slug: listing.slug, name: listing.name, day: first.day, at: Math.max(...group.map(({ at }) => at)), what }];
  });
  return news.sort((a, b) => b.at - a.at).slice(0, MOST_NEWS);
}

function datedChange(change: ListingChange) {
  const at = change.liveAt ?? change.madeAt;
  return { change, at, day: new Date(at).toISOString().slice(0, 10) };
}

/** Empty where nothing of it is public. */
function whatOf(changes: readonly ListingChange[], { added, confirmed, changed, fields }: FeedWords): string {
  const told = changes.flatMap(({ patch }) => fieldsOf(patch).flatMap((field) => fields[field] ?? []));
  const said = [
    changes.some(({ kind }) => kind === 'new-site') ? `${added}.` : '',
    told.length > 0 ? changed([...new Set(told)].join(', ')) : '',
    changes.some(({ kind }) => kind === 'confirm') ? confirmed : '',
  ];
  return said.filter((text) => text !== '').join(' ');
}
