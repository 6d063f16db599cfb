import type { Server } from 'node:http';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectErrorPage } from './expectGuarded.ts';
import { openTestDoor, requestText, type TestDoor } from './openTestDoor.ts';
import { pretendPages } from './pretendPages.ts';

let door: TestDoor;
beforeAll(async () => {
  door = await openTestDoor({ astro: pretendPages });
});
afterAll(() => door.close());

function openSockets(server: Server): Promise<number> {
  return promisify(server.getConnections.bind(server))();
}

const FORM = 'application/x-www-form-urlencoded';
const own = () => ({ Host: door.host, Origin: `http://${door.host}`, 'Content-Type': FORM, Connection: 'close' });

describe('the name that is asked for', () => {
  test.each([
    ['another name', 'Host: evil.example\r\n'],
    ['the right name with another port', 'Host: localhost:1\r\n'],
    ['no port', 'Host: localhost\r\n'],
    ['a user before the name', 'Host: a@localhost\r\n'],
    ['an empty name', 'Host: \r\n'],
    ['no name at all', ''],
  ])('%s answers 421', async (_case, line) => {
    const answer = await door.raw(`GET /faq/ HTTP/1.1\r\n${line}Connection: close\r\n\r\n`);

    expectErrorPage(answer, 421);
    expect(answer.body).toContain(`http://${door.host}/refer/`);
    expect(answer.text).not.toContain('evil');
  });

  test('two names answer 421, even when the first or both are right', async () => {
    for (const second of ['evil.example', door.host]) {
      expectErrorPage(await door.raw(`GET /faq/ HTTP/1.1\r\nHost: ${door.host}\r\nHost: ${second}\r\nConnection: close\r\n\r\n`), 421);
    }
  });

  test('localhost and 127.0.0.1 with the port both count outside production', async () => {
    for (const name of ['localhost', '127.0.0.1', 'LOCALHOST']) {
      expect((await door.get('/faq/', { Host: `${name}:${door.port}` })).status).toBe(200);
    }
  });

  test('a watchdog on this machine may ask for /healthz by any local name, and for nothing else', async () => {
    expect((await door.get('/healthz', { Host: '127.0.0.1' })).status).toBe(200);
    expect((await door.get('/healthz', { Host: 'localhost:9999' })).status).toBe(200);
    expectErrorPage(await door.get('/faq/', { Host: '127.0.0.1' }), 421);
    expectErrorPage(await door.get('/healthz', { Host: 'evil.example' }), 421);
  });
});

describe('the method', () => {
  test.each(['OPTIONS', 'TRACE', 'PUT', 'DELETE', 'PATCH', 'PROPFIND'])('%s answers 405 and says what is taken', async (method) => {
    for (const path of ['/faq/', '/refer/start/', '/no-such/', '*']) {
      const answer = await door.raw(requestText(method, path, { Host: door.host, Connection: 'close', 'X-Canary': 'canary' }));

      expectErrorPage(answer, 405);
      expect(answer.headers.get('allow')).toBe('GET, HEAD, POST');
    }
  });

  test('a method that nobody knows answers 405', async () => {
    expectErrorPage(await door.raw('CANARY /faq/ HTTP/1.1\r\nHost: x\r\n\r\n'), 405);
  });

  test('CONNECT answers 405 and opens nothing', async () => {
    const answer = await door.raw('CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n');

    expectErrorPage(answer, 405);
  });

  test('a wish to upgrade is answered as a plain request', async () => {
    const answer = await door.get('/faq/', { Connection: 'Upgrade, close', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13' });

    expect(answer.status).toBe(200);
  });
});

describe('the path', () => {
  test.each([
    '//evil.example/',
    '/refer//start/',
    '/refer\\start/',
    '/refer/%00',
    '/refer/%2e%2e/staff/',
    '/a/../staff/',
    '/%ff/',
    '/%zz/',
    '/refer%2Fstart/',
    '/%255c/',
  ])('%s answers 400', async (path) => {
    expectErrorPage(await door.get(path), 400);
    expectErrorPage(await door.post(path, 'a=b'), 400);
  });

  test('a whole address in place of a path answers 400', async () => {
    expectErrorPage(await door.get(`http://${door.host}/faq/`), 400);
  });

  test('path and query may have 2048 bytes together, not one more', async () => {
    const fill = (length: number) => `/facts/?q=${'x'.repeat(length - '/facts/?q='.length)}`;

    expect((await door.get(fill(2048))).status).toBe(200);
    expectErrorPage(await door.get(fill(2049)), 400);
    expectErrorPage(await door.get(`/faq/${fill(2049)}`), 400);
  });

  test.each([
    '/.git/config',
    '/.env',
    '/_image?href=https://evil.example/x.png',
    '/_actions/refer/',
    '/_astro/base.css.map',
    '/404.html',
    '/faq/index.html',
    '/built-files.json',
  ])('%s answers 404', async (path) => {
    expectErrorPage(await door.get(path), 404);
  });
});

describe('the headers', () => {
  test('sixty lines pass, sixty-one answer 431', async () => {
    const lines = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`X-${index}`, 'x']));

    expect((await door.get('/faq/', lines(58))).status).toBe(200);
    expectErrorPage(await door.get('/faq/', lines(59)), 431);
  });

  test('more than 16 KiB answer 431', async () => {
    expectErrorPage(await door.get('/faq/', { Cookie: `canary=${'x'.repeat(17_000)}` }), 431);
  });

  test.each([
    ['a space before the colon', 'X-Canary : canary\r\n'],
    ['a bare line feed inside', 'X-Canary: a\nb: c\rd\r\n'],
    ['a control character', 'X-Canary: \u0001\r\n'],
  ])('%s answers 400 and repeats nothing', async (_case, line) => {
    expectErrorPage(await door.raw(`GET /faq/ HTTP/1.1\r\nHost: ${door.host}\r\n${line}\r\n`), 400);
  });

  test('what is no HTTP at all answers 400', async () => {
    for (const bytes of [Buffer.from('canary\r\n\r\n'), Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01])]) {
      const answer = await door.raw(bytes);
      expectErrorPage(answer, answer.status);
      expect([400, 405]).toContain(answer.status);
    }
  });
});

describe('two ways to say how long a body is', () => {
  const SMUGGLED = 'GET /staff/ HTTP/1.1\r\nHost: evil.example\r\n\r\n';

  test.each([
    ['a length and chunks', 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n'],
    ['two lengths', 'Content-Length: 5\r\nContent-Length: 50\r\n'],
    ['a list of lengths', 'Content-Length: 5, 5\r\n'],
    ['a signed length', 'Content-Length: +5\r\n'],
    ['another coding', 'Transfer-Encoding: xchunked\r\n'],
    ['chunked twice over', 'Transfer-Encoding: chunked, identity\r\n'],
  ])('%s answers 400, and what follows is no request', async (_case, lines) => {
    const head = `POST /refer/start/ HTTP/1.1\r\nHost: ${door.host}\r\nOrigin: http://${door.host}\r\nContent-Type: ${FORM}\r\n${lines}\r\n`;
    const answer = await door.raw(`${head}0\r\n\r\n${SMUGGLED}`);

    expect([400, 405]).toContain(answer.status);
    expectErrorPage({ ...answer }, answer.status);
    expect(answer.text.match(/HTTP\/1\.1 /g)).toHaveLength(1);
  });

  test('a GET with a body answers 400 and closes', async () => {
    const answer = await door.raw(requestText('GET', '/faq/', { Host: door.host, 'Content-Length': '5' }), 'hello');

    expectErrorPage(answer, 400);
    expect(answer.headers.get('connection')).toBe('close');
  });
});

describe('the size of a body', () => {
  test('a length above the cap answers 413 and closes before a byte of it came', async () => {
    const answer = await door.raw(requestText('POST', '/refer/start/', { ...own(), 'Content-Length': '65537' }));

    expectErrorPage(answer, 413);
    expect(answer.headers.get('connection')).toBe('close');
  });

  test('a sender who waits for 100 gets 413 in its place', async () => {
    const answer = await door.raw(
      requestText('POST', '/refer/start/', { ...own(), 'Content-Length': '9999999999', Expect: '100-continue' }),
    );

    expectErrorPage(answer, 413);
    expect(answer.text).not.toContain('HTTP/1.1 100');
  });

  test('a sender who waits for 100 is let in once the checks are passed', async () => {
    const answer = await door.raw(requestText('POST', '/refer/start/', { ...own(), 'Content-Length': '3', Expect: '100-continue' }), 'a=b');

    expect(answer.text).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK/);
    expect(answer.text).toContain('POST a=b');
  });

  test('any other expectation answers 400', async () => {
    expectErrorPage(await door.get('/faq/', { Expect: 'canary' }), 400);
  });

  test('a chunked body is cut at the cap and answers 413', async () => {
    const chunk = `4000\r\n${'x'.repeat(0x4000)}\r\n`;
    const answer = await door.raw(
      requestText('POST', '/refer/start/', { ...own(), 'Transfer-Encoding': 'chunked' }),
      chunk,
      chunk,
      chunk,
      chunk,
      chunk,
    );

    expectErrorPage(answer, 413);
  });

  test('a sender of a megabyte still reads our page, not a reset', async () => {
    const answer = await door.post('/refer/start/', `happening=${'x'.repeat(1_000_000)}`);

    expectErrorPage(answer, 413);
  });

  test('64 KiB to the byte are taken, chunked too', async () => {
    const body = `happening=${'x'.repeat(65_536 - 'happening='.length)}`;
    const chunked = `10000\r\n${body}\r\n0\r\n\r\n`;

    expect((await door.post('/refer/start/', body)).status).toBe(200);
    const answer = await door.raw(requestText('POST', '/refer/start/', { ...own(), 'Transfer-Encoding': 'chunked' }), chunked);
    expect(answer.status).toBe(200);
    expect(answer.body).toContain(`POST ${body}`);
  });

  test.each([
    ['20,000 fields', Array.from({ length: 20_000 }, (_, index) => `a${index % 10}`).join('&')],
    ['41 fields', 'a=b&'.repeat(40)],
    ['bytes that are no UTF-8', 'name=%ff%fe'],
    ['a broken pair', 'name=%4'],
  ])('%s answer 400', async (_case, body) => {
    expectErrorPage(await door.post('/refer/start/', body), 400);
  });
});

/** Long enough for a busy machine to read the headers of whoever is slow with the rest. */
const SLOW_MS = 2_000;

describe.concurrent('a slow sender', () => {
  test('slow headers answer 408', async ({ onTestFinished }) => {
    const { raw, host } = await impatientDoor(onTestFinished);

    expectErrorPage(await raw(`GET /faq/ HTTP/1.1\r\nHost: ${host}\r\nX-Canary: can`), 408);
  });

  test('a slow body answers 408, in the language of the form, and stands in the log once', async ({
    onTestFinished,
    expect: ofThisTest,
  }) => {
    const { raw, host, events, server } = await impatientDoor(onTestFinished);
    const lines = { Host: host, Origin: `http://${host}`, 'Content-Type': FORM, Connection: 'close', 'Content-Length': '100' };

    const answer = await raw(requestText('POST', '/es/refer/start/', lines), 'happening=canary');

    expectErrorPage(answer, 408);
    expect(answer.body).toContain('<html lang="es">');
    // Whatever a socket can still bring into the log comes before it is closed.
    // Beside another test only its own `expect` knows where it is.
    await ofThisTest.poll(() => openSockets(server)).toBe(0);
    expect(events.map(({ fields }) => [fields['route'], fields['status']])).toEqual([['/es/refer/start/', 408]]);
  });
});

async function impatientDoor(after: (close: () => Promise<void>) => void): Promise<TestDoor> {
  const own = await openTestDoor({ astro: pretendPages, limits: { headersMs: SLOW_MS, requestMs: SLOW_MS } });
  after(() => own.close());
  return own;
}

describe('many requests on one connection', () => {
  test('answers come in order, and the connection closes after the two hundredth', async () => {
    const one = requestText('GET', '/robots.txt', { Host: door.host });
    const answer = await door.raw(one.repeat(205));

    expect(answer.text.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(200);
    expect(answer.text.match(/HTTP\/1\.1 /g)).toHaveLength(200);
  });

  test('broken bytes after a good request do not steal its answer', async () => {
    const answer = await door.raw(requestText('GET', '/refer/start/', { Host: door.host }), 'canary\r\n\r\n');

    expect(answer.status).toBe(200);
    expect(answer.text).not.toContain('canary');
  });
});
