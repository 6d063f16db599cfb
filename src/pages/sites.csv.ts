import type { APIRoute } from 'astro';
import { sitesCsv } from '#src/features/openData/sitesCsv.ts';
import { openData } from '#src/words/en/openData.ts';
import { OPEN_DATA } from '../components/openData/hsdsPage.ts';

export const prerender = false;

/** Every listing as a table. */
export const GET: APIRoute = async ({ locals }) =>
  new Response(await sitesCsv(locals.ports, openData), {
    headers: { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': 'attachment; filename="lead-sites.csv"', ...OPEN_DATA },
  });
