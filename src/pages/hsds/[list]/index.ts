import type { APIRoute } from 'astro';
import { hsdsList } from '../../../components/openData/hsdsPage.ts';

export const prerender = false;

/** A page of services, organizations, services at locations, taxonomies or terms. */
export const GET: APIRoute = hsdsList;
