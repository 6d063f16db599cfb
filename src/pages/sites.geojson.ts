import type { APIRoute } from 'astro';
import { sitesGeoJson } from '#src/features/openData/sitesGeoJson.ts';
import { openData } from '#src/words/en/openData.ts';
import { OPEN_DATA } from '../components/openData/hsdsPage.ts';

export const prerender = false;

/** Every listing on a map. */
export const GET: APIRoute = async ({ locals }) =>
  new Response(await sitesGeoJson(locals.ports, openData), {
    headers: { 'Content-Type': 'application/geo+json; charset=utf-8', ...OPEN_DATA },
  });
