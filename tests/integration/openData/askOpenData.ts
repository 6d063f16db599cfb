import type { APIContext, APIRoute } from 'astro';
import type { Ports } from '#src/ports.ts';

export interface OpenAnswer {
  readonly status: number;
  readonly type: string;
  readonly headers: Headers;
  readonly text: string;
  /** The JSON of the answer; null where it is none. */
  readonly body: ReturnType<typeof JSON.parse>;
}

/** The pages behind the addresses, as Astro would find them. */
const PAGES: readonly { pattern: RegExp; load: () => Promise<{ GET: APIRoute }> }[] = [
  { pattern: /^\/hsds\/$/, load: () => import('../../../src/pages/hsds/index.ts') },
  { pattern: /^\/hsds\/openapi\.json$/, load: () => import('../../../src/pages/hsds/openapi.json.ts') },
  { pattern: /^\/hsds\/(?<list>[^/]+)$/, load: () => import('../../../src/pages/hsds/[list]/index.ts') },
  { pattern: /^\/hsds\/(?<list>[^/]+)\/(?<id>[^/]+)$/, load: () => import('../../../src/pages/hsds/[list]/[id].ts') },
  { pattern: /^\/sites\.csv$/, load: () => import('../../../src/pages/sites.csv.ts') },
  { pattern: /^\/sites\.geojson$/, load: () => import('../../../src/pages/sites.geojson.ts') },
  { pattern: /^\/sites\.xml$/, load: () => import('../../../src/pages/sites.xml.ts') },
];

/** Asks one address of the open data, through its page. */
export async function askOpenData(ports: Ports, address: string): Promise<OpenAnswer> {
  const url = new URL(address, 'http://localhost:4321');
  const page = PAGES.find(({ pattern }) => pattern.test(url.pathname));
  if (page === undefined) throw new Error(`no page behind ${url.pathname}`);
  const params = page.pattern.exec(url.pathname)?.groups ?? {};
  const { GET } = await page.load();
  const answer = await GET({ locals: { ports }, params, url } as unknown as APIContext);
  // Not `text()`, which takes the byte-order mark away.
  const text = Buffer.from(await answer.arrayBuffer()).toString('utf8');
  const type = answer.headers.get('content-type') ?? '';
  return {
    status: answer.status,
    type,
    headers: answer.headers,
    text,
    body: type.includes('json') && !type.includes('ndjson') ? JSON.parse(text) : null,
  };
}

/** Every item of a list, read page by page. */
export async function allPages(ports: Ports, address: string): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  for (let page = 1; ; page += 1) {
    const { body } = await askOpenData(ports, `${address}${address.includes('?') ? '&' : '?'}page=${page}`);
    items.push(...body.contents);
    if (body.last_page) return items;
  }
}
