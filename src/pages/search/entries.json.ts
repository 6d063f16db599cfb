import { searchDocuments } from '../../components/read/searchDocuments.ts';

export const prerender = true;

/** What the search in the browser reads, once, when somebody begins to type: the question itself never leaves the device then. */
export async function GET(): Promise<Response> {
  return Response.json(await searchDocuments());
}
