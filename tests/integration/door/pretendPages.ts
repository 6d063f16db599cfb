import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AstroHandler } from '#src/door/doorOptions.ts';

export const HASH = "'sha256-CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC='";
const ASTRO_POLICY = `script-src 'self' ${HASH}; style-src 'self' ${HASH};`;

type Page = (req: IncomingMessage, res: ServerResponse, next: (error?: unknown) => void, locals: object) => unknown;

function html(res: ServerResponse, body: string, headers: Readonly<Record<string, string | string[]>> = {}, status = 200): void {
  res.writeHead(status, { 'content-type': 'text/html', 'content-security-policy': ASTRO_POLICY, 'x-powered-by': 'Astro', ...headers });
  res.write(Buffer.from(body.slice(0, 5)));
  res.write(Buffer.from(body.slice(5)));
  res.end();
}

function bodyOf(req: IncomingMessage): string {
  return 'body' in req && Buffer.isBuffer(req.body) ? req.body.toString() : 'no body';
}

/** Each behaves as Astro's adapter does in one situation (writeHead with an object, chunks, end; or its ways to fail). */
const PAGES: Readonly<Record<string, Page>> = {
  '/refer/start/': (req, res) => html(res, `<p>${req.method} ${bodyOf(req)}</p>`),
  '/refer/demo-north-lead/': (_req, res) => html(res, '<script>1</script><p>Words kept</p>', {}, 422),
  '/refer/status/': (_req, res) => html(res, '<p>A receipt</p>', { 'cache-control': 'public, max-age=300', etag: '"own"' }),
  '/refer/received/': (_req, res) => html(res, '', { location: '/refer/', 'set-cookie': ['a=1; Path=/', 'b=2; Path=/'] }, 303),
  '/refer/withdraw/': (_req, res) => html(res, '<p>Gone</p>', {}, 503),
  '/sites/': (_req, res) => html(res, `<p>${'Listing '.repeat(400)}</p>`, { 'cache-control': 'public, max-age=300' }),
  '/sites/with-cookie/': (_req, res) => html(res, '<p>Listing</p>', { 'cache-control': 'public, max-age=300', 'set-cookie': 'a=1' }),
  '/staff/passkey/ask/': (req, res) => {
    res.writeHead(200, { 'content-type': 'application/json' });
    res.end(bodyOf(req));
  },
  '/staff/queue/': (_req, res) => html(res, `<p>${'Queue '.repeat(400)}</p>`),
  '/plain-list/': (_req, res) => {
    res.writeHead(200, { 'content-type': 'text/csv' });
    res.end('a,b\r\n');
  },
  '/facts/': (req, res, _next, locals) => {
    res.writeHead(200, { 'content-type': 'application/json' });
    const encrypted = Reflect.get(req.socket, 'encrypted') === true;
    res.end(JSON.stringify({ url: req.url, method: req.method, headers: req.headers, locals, encrypted }));
  },
  '/throws/': () => {
    throw new Error('canary-in-the-message');
  },
  '/rejects/': () => Promise.reject(new Error('canary-in-the-message')),
  '/next-error/': (_req, _res, next) => next(new Error('canary-in-the-message')),
  '/adapter-500/': (_req, res) => {
    res.statusCode = 500;
    res.end('Internal Server Error');
  },
  '/half/': (_req, res) => {
    res.writeHead(200, { 'content-type': 'text/html' });
    res.write('<p>Half a page');
    res.write('Internal server error', () => res.destroy(new Error('canary-in-the-message')));
  },
  '/designed-404/': (_req, res) => res.writeHead(404, { 'content-type': 'text/html' }).end('<style>p{}</style><p>Astro</p>'),
  '/empty-404/': (_req, res) => res.writeHead(404, 'No such thing').end(),
  '/empty-429/': (_req, res) => res.writeHead(429, { 'retry-after': '1234' }).end(),
  '/conflict/': (_req, res) => res.writeHead(409).end(),
  '/never/': () => undefined,
};

/** Stands for Astro: pages it does not have are handed on, as the adapter does. */
export const pretendPages: AstroHandler = (req, res, next, locals) => {
  const page = PAGES[(req.url ?? '').split('?')[0] ?? ''];
  return page === undefined ? next() : page(req, res, next, locals);
};
