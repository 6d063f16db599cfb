import type { APIRoute } from 'astro';
import { hsdsOne } from '../../../components/openData/hsdsPage.ts';

export const prerender = false;

/** One service, organization, service at a location, taxonomy or term. */
export const GET: APIRoute = hsdsOne;
