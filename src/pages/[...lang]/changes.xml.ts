import type { APIRoute, GetStaticPaths } from 'astro';
import { localePath } from '#src/domain/locale.ts';
import { atomFeed } from '#src/reading/atomFeed.ts';
import { wordsFor } from '#src/words/words.ts';
import type { Library } from '../../components/read/library.ts';
import { roomChanges } from '../../components/read/roomChanges.ts';
import { onePath } from '../../components/read/roomPaths.ts';

export const prerender = true;

export const getStaticPaths = onePath satisfies GetStaticPaths;

/** The list of changes for programs that follow it, in each language. */
export const GET: APIRoute<{ room: Library }> = ({ site, url, props: { room } }) => {
  const { locale } = room;
  const [newest, ...others] = roomChanges(room);
  if (newest === undefined) throw new Error('content/ has no page with a version');
  const { common, reading } = wordsFor(locale);
  const feed = atomFeed([newest, ...others], {
    locale,
    title: `${common.portalName}: ${reading.changes.title}`,
    subtitle: reading.changes.description,
    author: common.portalName,
    origin: (site ?? url).origin,
    path: localePath(locale, '/changes.xml'),
    page: localePath(locale, '/changes/'),
  });
  return new Response(feed, { headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' } });
};
