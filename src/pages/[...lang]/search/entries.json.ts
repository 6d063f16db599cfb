import type { APIRoute, GetStaticPaths } from 'astro';
import type { Library } from '../../../components/read/library.ts';
import { onePath } from '../../../components/read/roomPaths.ts';
import { searchable } from '../../../components/read/searchDocuments.ts';

export const prerender = true;

export const getStaticPaths = onePath satisfies GetStaticPaths;

/** What the search in the browser reads, once, when somebody begins to type: the question itself never leaves the device then. */
export const GET: APIRoute<{ room: Library }> = async ({ props: { room } }) => Response.json(await searchable(room.locale));
