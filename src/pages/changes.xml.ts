import type { APIRoute } from 'astro';
import { atomFeed } from '#src/reading/atomFeed.ts';
import { reading } from '#src/words/en/reading.ts';
import { wordsFor } from '#src/words/words.ts';
import { roomChanges } from '../components/read/roomChanges.ts';

export const prerender = true;

/** The list of changes for programs that follow it. */
export const GET: APIRoute = async ({ site, url }) => {
  const [newest, ...others] = await roomChanges();
  if (newest === undefined) throw new Error('content/ has no page with a version');
  const { title, description: subtitle } = reading.changes;
  const author = wordsFor('en').common.portalName;
  const { origin } = site ?? url;
  const feed = atomFeed([newest, ...others], {
    title: `${author}: ${title}`,
    subtitle,
    author,
    origin,
    path: '/changes.xml',
    page: '/changes/',
  });
  return new Response(feed, { headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' } });
};
