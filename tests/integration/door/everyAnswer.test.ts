import { connect, type Socket } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectErrorPage, expectGuarded } from './expectGuarded.ts';
import { openTestDoor, type RawAnswer, requestText, type TestDoor } from './openTestDoor.ts';
import { HASH, pretendPages } from './pretendPages.ts';

let door: TestDoor;
beforeAll(async () => {
  door = await openTestDoor({ astro: pretendPages, limits: { answerMs: 1_000 } });
});
afterAll(() => door.close());

function bytesOf(answer: RawAnswer): Buffer {
  return Buffer.from(answer.text.slice(answer.text.indexOf('\r\n\r\n') + 4), 'latin1');
}

describe('built files', () => {
  test('a page comes with every header, to be asked for again each time, and search engines may list it', async () => {
    const answer = await door.get('/faq/');

    expect(answer.status).toBe(200);
    expectGuarded(answer);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
    expect(answer.headers.get('vary')).toBe('Accept-Encoding');
    expect(answer.headers.get('content-security-policy')).toContain("require-trusted-types-for 'script'");
    expect(answer.headers.has('x-robots-tag')).toBe(false);
    expect(answer.body).toContain('warm place');
  });

  test('a query changes nothing about a page', async () => {
    expect((await door.get('/faq/?utm=1')).body).toBe((await door.get('/faq/')).body);
  });

  test('a page with a script brings the hash that the build noted, and no trusted types', async () => {
    const policy = (await door.get('/refer/')).headers.get('content-security-policy');

    expect(policy).toContain("script-src 'self' 'sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=';");
    expect(policy).not.toContain('trusted-types');
    expect((await door.get('/faq/')).headers.get('content-security-policy')).not.toContain('sha256');
  });

  test('a hashed file is kept for a year, on 200, on 304 and on HEAD', async () => {
    const first = await door.get('/_astro/base.css');
    const again = await door.get('/_astro/base.css', { 'If-None-Match': first.headers.get('etag') ?? '' });
    const head = await door.head('/_astro/base.css');

    expect([first.status, again.status, head.status]).toEqual([200, 304, 200]);
    for (const answer of [first, again, head]) {
      expectGuarded(answer);
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(answer.headers.get('x-robots-tag')).toBe('noindex, nofollow, noarchive');
    }
  });

  test('an unchanged page answers 304 without a body', async () => {
    const etag = (await door.get('/faq/')).headers.get('etag') ?? '';
    const answer = await door.get('/faq/', { 'If-None-Match': `"other", ${etag.replace('W/', '')}` });

    expect(answer.status).toBe(304);
    expect(answer.body).toBe('');
    expectGuarded(answer);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
    expect(answer.headers.get('etag')).toBe(etag);
  });

  test('brotli is chosen before gzip before plain, and each unpacks to the same', async () => {
    const plain = bytesOf(await door.get('/faq/'));
    const gzip = await door.get('/faq/', { 'Accept-Encoding': 'gzip' });
    const brotli = await door.get('/faq/', { 'Accept-Encoding': 'gzip, deflate, br, zstd' });

    expect(gzip.headers.get('content-encoding')).toBe('gzip');
    expect(gunzipSync(bytesOf(gzip))).toEqual(plain);
    expect(brotli.headers.get('content-encoding')).toBe('br');
    expect(brotliDecompressSync(bytesOf(brotli))).toEqual(plain);
    expect(brotli.headers.get('content-length')).toBe(String(bytesOf(brotli).length));
    expect(bytesOf(brotli).length).toBeLessThan(plain.length / 4);
  });

  test('what is no text is not packed', async () => {
    const answer = await door.get('/_astro/font.woff2', { 'Accept-Encoding': 'br' });

    expect(answer.headers.get('content-type')).toBe('font/woff2');
    expect(answer.headers.has('content-encoding')).toBe(false);
    expect(answer.headers.get('vary')).toBe('Save-Data');
  });

  test('HEAD answers as GET, without the body', async () => {
    const get = await door.get('/faq/', { 'Accept-Encoding': 'br' });
    const head = await door.head('/faq/', { 'Accept-Encoding': 'br' });

    const withoutDate = (answer: RawAnswer) => new Map([...answer.headers].filter(([name]) => name !== 'date'));
    expect(head.status).toBe(200);
    expect(head.body).toBe('');
    expect(withoutDate(head)).toEqual(withoutDate(get));
  });

  test('security.txt is served from its hidden folder', async () => {
    const answer = await door.get('/.well-known/security.txt');

    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  });

  test.each(['/faq/', '/faq', '/', '/robots.txt', '/_astro/base.css', '/refer/', '/refer/check/', '/es/faq/'])(
    'a POST to %s answers 405, never 200',
    async (path) => {
      const answer = await door.post(path, 'happening=canary');

      expectErrorPage(answer, 405);
      expect(answer.headers.get('allow')).toBe('GET, HEAD');
    },
  );
});

describe('the last slash', () => {
  test.each([
    ['/faq', '/faq/'],
    ['/refer/start?place=98104', '/refer/start/?place=98104'],
    ['/no-such', '/no-such/'],
    ['/es/sites/king-county', '/es/sites/king-county/'],
  ])('a GET of %s is sent to %s', async (path, location) => {
    const answer = await door.get(path);

    expect(answer.status).toBe(301);
    expect(answer.headers.get('location')).toBe(location);
    expect(answer.body).toBe('');
    expectGuarded(answer);
  });

  test('a POST without it is served', async () => {
    const answer = await door.post('/refer/start', 'place=98104');

    expect(answer.status).toBe(200);
    expect(answer.body).toContain('POST place=98104');
  });
});

describe('where a POST comes from', () => {
  const postFrom = (headers: Readonly<Record<string, string>>) => door.post('/refer/start/', 'place=98104', headers);

  test('our own page is let in, with or without Sec-Fetch-Site', async () => {
    expect((await postFrom({})).status).toBe(200);
    expect((await postFrom({ 'Sec-Fetch-Site': 'same-origin' })).status).toBe(200);
    expect((await postFrom({ Origin: `http://127.0.0.1:${door.port}` })).status).toBe(200);
  });

  test.each([
    ['another site', { Origin: 'https://evil.example' }],
    ['another port', { Origin: 'http://localhost:1' }],
    ['our name over https', { Origin: 'https://localhost' }],
    ['a sandboxed frame', { Origin: 'null' }],
    ['an empty origin', { Origin: '' }],
    ['our origin, but the browser says cross-site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['our origin, but the browser says same-site', { 'Sec-Fetch-Site': 'same-site' }],
    ['our origin, but the browser says none', { 'Sec-Fetch-Site': 'none' }],
  ])('%s answers 403', async (_case, headers) => {
    expectErrorPage(await postFrom(headers), 403);
  });

  test('no Origin answers 403, whatever the content type', async () => {
    for (const type of ['application/x-www-form-urlencoded', 'application/json', 'text/plain', 'multipart/form-data; boundary=x']) {
      const lines = { Host: door.host, Connection: 'close', 'Content-Type': type, 'Content-Length': '3' };
      expectErrorPage(await door.raw(requestText('POST', '/refer/start/', lines), 'a=b'), 403);
    }
  });

  test('another site cannot load a signed-in page as a part of its own, but can link to it', async () => {
    expectErrorPage(await door.get('/staff/queue/', { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors' }), 403);
    expect((await door.get('/staff/queue/', { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate' })).status).toBe(200);
    expect((await door.get('/staff/queue/', { 'Sec-Fetch-Site': 'same-origin', 'Sec-Fetch-Mode': 'no-cors' })).status).toBe(200);
  });
});

describe('what a POST of our own script brings', () => {
  const JSON_TYPE = { 'Content-Type': 'application/json' };
  const ask = (body: string, headers: Readonly<Record<string, string>> = {}) =>
    door.post('/staff/passkey/ask/', body, { ...JSON_TYPE, ...headers });

  test('JSON comes in where a page’s script posts it, and its answer is kept nowhere', async () => {
    const answer = await ask('{"for":"sign-in"}');

    expect(answer.status).toBe(200);
    expect(answer.body).toBe('{"for":"sign-in"}');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  test.each([
    ['a form', { 'Content-Type': 'application/x-www-form-urlencoded' }, 415],
    ['plain text', { 'Content-Type': 'text/plain' }, 415],
    ['a packed body', { 'Content-Encoding': 'gzip' }, 415],
    ['JSON of another origin', { Origin: 'https://elsewhere.example' }, 403],
    ['JSON that a browser calls cross-site', { 'Sec-Fetch-Site': 'cross-site' }, 403],
  ])('%s does not', async (_case, headers, status) => {
    expectErrorPage(await ask('{}', headers), status);
  });

  test('sixteen KiB come in, and not a byte more', async () => {
    const text = (bytes: number) => `"${'x'.repeat(bytes - 2)}"`;

    expect((await ask(text(16_384))).status).toBe(200);
    expectErrorPage(await ask(text(16_385)), 413);
  });
});

describe('what a POST brings', () => {
  test.each([
    ['a file', { 'Content-Type': 'multipart/form-data; boundary=x' }],
    ['JSON', { 'Content-Type': 'application/json' }],
    ['plain text', { 'Content-Type': 'text/plain' }],
    ['a packed body', { 'Content-Encoding': 'gzip' }],
  ])('%s answers 415', async (_case, headers) => {
    expectErrorPage(await door.post('/refer/start/', 'a=b', headers), 415);
  });

  test.each(['/refer/received/', '/sites/', '/no-such/', '/_server-islands/Form/', '/healthz'])('%s takes none: 405', async (path) => {
    expectErrorPage(await door.post(path, 'a=b'), 405);
  });
});

describe('pages on demand', () => {
  test('a form page is kept by nobody and listed nowhere, with our headers around it', async () => {
    const answer = await door.get('/refer/status/');

    expect(answer.status).toBe(200);
    expectGuarded(answer);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('cdn-cache-control')).toBe('no-store');
    expect(answer.headers.get('surrogate-control')).toBe('no-store');
    expect(answer.headers.get('x-robots-tag')).toBe('noindex, nofollow, noarchive');
    expect(answer.headers.has('etag')).toBe(false);
  });

  test('a page without a script gets no hash; one with a script keeps its own status, words and hash', async () => {
    expect((await door.get('/refer/status/')).headers.get('content-security-policy')).not.toContain(HASH);

    const answer = await door.post('/refer/demo-north-lead/', 'danger=no');

    expect(answer.status).toBe(422);
    expect(answer.body).toContain('Words kept');
    expectGuarded(answer);
    expect(answer.headers.get('content-security-policy')).toContain(`script-src 'self' ${HASH};`);
  });

  test('a redirect keeps its cookies, each on its own line', async () => {
    const answer = await door.get('/refer/received/');

    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/refer/');
    expect(answer.headers.get('set-cookie')).toBe('a=1; Path=/\nb=2; Path=/');
    expectGuarded(answer);
  });

  test('a listing that asks for it may be kept, has a tag, and answers 304', async () => {
    const answer = await door.get('/sites/');
    const again = await door.get('/sites/', { 'If-None-Match': answer.headers.get('etag') ?? '' });

    expectGuarded(answer);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=300');
    expect(answer.headers.has('x-robots-tag')).toBe(false);
    expect(again.status).toBe(304);
    expect(again.headers.get('cache-control')).toBe('public, max-age=300');
    expect(again.body).toBe('');
  });

  test('a listing that sets a cookie is kept by nobody', async () => {
    expect((await door.get('/sites/with-cookie/')).headers.get('cache-control')).toBe('no-store');
  });

  test('no page may be read by scripts of other sites', async () => {
    for (const path of ['/sites/', '/refer/start/', '/faq/', '/no-such/']) {
      expect((await door.get(path, { Origin: 'https://other.example' })).headers.has('access-control-allow-origin')).toBe(false);
    }
  });

  test('text that does not name its charset gets it', async () => {
    expect((await door.get('/plain-list/')).headers.get('content-type')).toBe('text/csv; charset=utf-8');
  });

  test('public pages are packed, pages of signed-in people are not', async () => {
    const listing = await door.get('/sites/', { 'Accept-Encoding': 'br' });
    const queue = await door.get('/staff/queue/', { 'Accept-Encoding': 'br' });

    expect(listing.headers.get('content-encoding')).toBe('br');
    expect(brotliDecompressSync(bytesOf(listing)).toString()).toContain('Listing Listing');
    expect(queue.headers.has('content-encoding')).toBe(false);
    expect(queue.body).toContain('Queue Queue');
  });

  test('HEAD answers as GET, without the body', async () => {
    const get = await door.get('/sites/');
    const head = await door.head('/sites/');

    expect(head.status).toBe(200);
    expect(head.body).toBe('');
    expect(head.headers.get('content-length')).toBe(get.headers.get('content-length'));
    expect(head.headers.get('content-security-policy')).toBe(get.headers.get('content-security-policy'));
  });
});

describe('when a page fails', () => {
  test.each([
    ['throws', '/throws/', 500],
    ['rejects', '/rejects/', 500],
    ['hands on an error', '/next-error/', 500],
    ['answers as the adapter does after an error', '/adapter-500/', 500],
    ['breaks while it is written', '/half/', 500],
    ['does not exist', '/no-such/', 404],
    ['answers with the 404 page of the framework', '/designed-404/', 404],
    ['answers an empty 404', '/empty-404/', 404],
    ['answers an empty 429', '/empty-429/', 429],
    ['answers an empty 409', '/conflict/', 409],
    ['does not answer in time', '/never/', 503],
  ])('one that %s becomes our page', async (_case, path, status) => {
    expectErrorPage(await door.get(path), status);
    expect((await door.head(path)).status).toBe(status);
  });

  test('a 429 or 503 always says when to come back: the page knows best, else a minute', async () => {
    expect((await door.get('/empty-429/')).headers.get('retry-after')).toBe('1234');
    expect((await door.get('/never/')).headers.get('retry-after')).toBe('60');
    const withOwnWords = await door.get('/refer/withdraw/');
    expect(withOwnWords.status).toBe(503);
    expect(withOwnWords.body).toBe('<p>Gone</p>');
    expect(withOwnWords.headers.get('retry-after')).toBe('60');
  });

  test('an error under /es/ is told in Spanish', async () => {
    const answer = await door.get('/es/no-such/');

    expectErrorPage(answer, 404);
    expect(answer.body).toContain('<html lang="es">');
    expect(answer.body).toContain('Aquí no hay ninguna página');
  });

  test('the error page wears the stylesheet of the site', async () => {
    expect((await door.get('/no-such/')).body).toContain('href="/_astro/base.css"');
  });

  test('the number on the error page is the one in the log', async () => {
    door.events.length = 0;
    const answer = await door.get('/throws/');
    const id = door.events.find(({ name }) => name === 'request')?.fields['id'];

    expect(id).toMatch(/^[0-9a-f]{12}$/);
    expect(answer.body).toContain(String(id));
  });

  test.each([
    ['hangs up', 400, (socket: Socket) => socket.destroy()],
    ['is cut off', 499, (socket: Socket) => socket.resetAndDestroy()],
  ])('a sender who %s in the middle is logged once as %i and breaks nothing', async (_how, status, leave) => {
    const lines = {
      Host: door.host,
      Origin: `http://${door.host}`,
      'Content-Type': 'application/x-www-form-urlencoded',
      'Content-Length': '100',
    };
    door.events.length = 0;
    const socket = connect(door.port, '127.0.0.1');
    door.server.once('request', () => leave(socket));
    socket.write(`${requestText('POST', '/refer/start/', lines)}half`);

    await expect.poll(() => door.events.map(({ fields }) => fields['status'])).toEqual([status]);
    expect((await door.get('/faq/')).status).toBe(200);
  });
});

describe('what pages are told', () => {
  const FORGED = {
    'X-Forwarded-For': '6.6.6.6',
    'X-Forwarded-Host': 'evil.example',
    'X-Forwarded-Proto': 'https',
    Forwarded: 'for=6.6.6.6',
    'X-Real-IP': '6.6.6.6',
    'CF-Connecting-IP': '6.6.6.6',
    'True-Client-IP': '6.6.6.6',
  };

  test('nothing that claims where the sender is, and always our own name', async () => {
    const facts = JSON.parse((await door.get('/facts/?place=98104', { ...FORGED, Host: `127.0.0.1:${door.port}` })).body);

    expect(JSON.stringify(facts)).not.toMatch(/6\.6\.6\.6|evil/);
    expect(facts.headers.host).toBe(`localhost:${door.port}`);
    expect(facts.url).toBe('/facts/?place=98104');
    expect(facts.encrypted).toBe(false);
    expect(facts.locals.request.requestId).toMatch(/^[0-9a-f]{12}$/);
    expect(facts.locals.request.clientNetwork).toMatch(/^[\w-]{43}$/);
  });

  test('without a trusted proxy a forged address changes nothing about the network key', async () => {
    const keyOf = async (headers: Readonly<Record<string, string>>) =>
      JSON.parse((await door.get('/facts/', headers)).body).locals.request.clientNetwork;

    expect(await keyOf(FORGED)).toBe(await keyOf({}));
  });
});

describe('the request log', () => {
  test('says route, status, time and size, and nothing that was typed', async () => {
    door.events.length = 0;
    await door.get('/faq/?canary=1', { 'User-Agent': 'canary', Referer: 'http://canary.example/', Cookie: 'canary=1' });
    await door.post('/refer/canary-site/?canary=1', 'happening=canary');
    await door.get('/canary/', { 'X-Forwarded-For': '6.6.6.6' });
    await door.raw('canary canary\r\n\r\n');

    expect(door.events.map(({ name, fields }) => [name, fields['method'], fields['route'], fields['status']])).toEqual([
      ['request', 'GET', '/faq/', 200],
      ['request', 'POST', '/refer/[site]/', 404],
      ['request', 'GET', 'other', 404],
      ['request', 'other', 'other', expect.any(Number)],
    ]);
    expect(door.events[0]?.fields['bytes']).toBeGreaterThan(1_000);
    expect(JSON.stringify(door.events)).not.toMatch(/canary|6\.6\.6\.6|127\.0\.0\.1/);
    for (const { fields } of door.events)
      expect(Object.keys(fields).toSorted()).toEqual(['bytes', 'id', 'method', 'ms', 'route', 'status']);
  });
});
