import type { APIRoute } from 'astro';
import { hsdsBase } from '../../components/openData/hsdsPage.ts';

export const prerender = false;

/** The directory as HSDS 3.1: what this API is, and where it is described. */
export const GET: APIRoute = hsdsBase;
