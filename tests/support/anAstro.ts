import type { AstroGlobal } from 'astro';
import type { Ports } from '#src/ports.ts';

export interface AstroAsked {
  readonly path: string;
  /** The cookies of the browser. */
  readonly cookies?: Readonly<Record<string, string>>;
  /** A post with these fields; left out, a visit. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly params?: Readonly<Record<string, string>>;
}

/** What a page gets from Astro, as far as our pages use it: request, address, cookies, the answer's status, and the ports. */
export function anAstro(ports: Ports, { path, cookies = {}, fields, params = {} }: AstroAsked): AstroGlobal {
  const url = new URL(path, 'http://localhost:4321');
  const kept = new Map(Object.entries(cookies));
  const astro = {
    url,
    params,
    request: new Request(url, fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}),
    response: { status: 200, headers: new Headers() },
    cookies: {
      get: (name: string) => (kept.has(name) ? { value: kept.get(name) } : undefined),
      has: (name: string) => kept.has(name),
      set: (name: string, value: string) => kept.set(name, value),
      delete: (name: string) => kept.delete(name),
    },
    locals: { ports, facts: { requestId: 'a', clientNetwork: 'a network' } },
    redirect: (location: string, status: number) => new Response(null, { status, headers: { location } }),
  };
  return astro as unknown as AstroGlobal;
}
