import { DEFAULT_LOCALE } from '#src/domain/locale.ts';
import { listingNews } from '#src/features/openData/listingNews.ts';
import type { Ports } from '#src/ports.ts';
import { atomText } from '#src/reading/atomFeed.ts';
import { openData } from '#src/words/en/openData.ts';
import { wordsFor } from '#src/words/words.ts';

/** Where the feed stands. */
export const FEED_PATH = '/sites.xml';

/** What changed in the listings, for programs that follow it. */
export async function listingFeed(ports: Pick<Ports, 'sites' | 'changes' | 'settings'>): Promise<string> {
  const { title, subtitle } = openData.feed;
  const author = wordsFor('en').common.portalName;
  const news = await listingNews(ports, openData.feed);
  const entries = news.map(({ slug, name, day, at, what }) => ({
    // One for each listing and day; a later change of the same day makes it newer, not another.
    id: `/sites/${slug}/#changed-${day}`,
    title: name,
    updated: new Date(at).toISOString(),
    path: `/sites/${slug}/`,
    summary: what,
  }));
  const newest = Math.max(...(await ports.sites.inOrder()).map(({ changedAt }) => changedAt), 0);
  const updated = entries[0]?.updated ?? new Date(newest).toISOString();
  const { publicOrigin: origin } = ports.settings;
  return atomText(entries, updated, {
    locale: DEFAULT_LOCALE,
    title: `${author}: ${title}`,
    subtitle,
    author,
    origin,
    path: FEED_PATH,
    page: '/sites/',
  });
}
