import type { APIContext } from 'astro';
import { answerList } from '#src/features/openData/answerList.ts';
import { answerOne } from '#src/features/openData/answerOne.ts';
import { HSDS_VERSION, openApiDocument } from '#src/features/openData/openApi.ts';
import { openData } from '#src/words/en/openData.ts';

/** Alike for everybody. Whoever keeps it asks each time, so that what a site hides is hidden here at once as well. */
export const OPEN_DATA = { 'Cache-Control': 'public, no-cache' } as const;

/** Where the standard itself is described: this API follows it as it is. */
const PROFILE = 'https://docs.openreferral.org/en/latest/hsds/schema_reference.html';

/** What this API is. */
export function hsdsBase({ locals }: APIContext): Response {
  const { publicOrigin } = locals.ports.settings;
  return json({ version: HSDS_VERSION, profile: PROFILE, openapi_url: new URL('/hsds/openapi.json', publicOrigin).href });
}

export function hsdsOpenApi({ locals }: APIContext): Response {
  return json(openApiDocument(locals.ports.settings.publicOrigin));
}

export async function hsdsList({ locals, params, url }: APIContext): Promise<Response> {
  const answer = await answerList(locals.ports, openData, params['list'] ?? '', url.searchParams);
  switch (answer.kind) {
    case 'page':
      return json(answer.page);
    case 'lines':
      return new Response(answer.items.map((item) => `${JSON.stringify(item)}\n`).join(''), {
        headers: { 'Content-Type': 'application/x-ndjson; charset=utf-8', ...OPEN_DATA },
      });
    case 'bad':
      return json({ error: answer.error, parameter: answer.parameter }, 400);
    case 'no-such-list':
      return json({ error: 'There is no such list.' }, 404);
  }
}

export async function hsdsOne({ locals, params, url }: APIContext): Promise<Response> {
  const answer = await answerOne(locals.ports, openData, { list: params['list'] ?? '', id: params['id'] ?? '' }, url.searchParams);
  switch (answer.kind) {
    case 'found':
      return json(answer.item);
    case 'bad':
      return json({ error: answer.error, parameter: answer.parameter }, 400);
    case 'not-there':
      return json({ error: 'There is none with this id.' }, 404);
  }
}

function json(body: object, status = 200): Response {
  return Response.json(body, { status, headers: { 'Content-Type': 'application/json; charset=utf-8', ...OPEN_DATA } });
}
