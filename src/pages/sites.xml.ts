import type { APIRoute } from 'astro';
import { OPEN_DATA } from '../components/openData/hsdsPage.ts';
import { listingFeed } from '../components/openData/listingFeed.ts';

export const prerender = false;

/** What changed in the listings, as an Atom feed. */
export const GET: APIRoute = async ({ locals }) =>
  new Response(await listingFeed(locals.ports), { headers: { 'Content-Type': 'application/atom+xml; charset=utf-8', ...OPEN_DATA } });
