import type { APIRoute } from 'astro';
import { hsdsOpenApi } from '../../components/openData/hsdsPage.ts';

export const prerender = false;

/** What is served here, for programs. */
export const GET: APIRoute = hsdsOpenApi;
