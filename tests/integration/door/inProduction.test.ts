import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { stopDoor } from '#src/door/stopDoor.ts';
import { expectErrorPage, expectGuarded } from './expectGuarded.ts';
import { openTestDoor, requestText, type TestDoor } from './openTestDoor.ts';
import { pretendPages } from './pretendPages.ts';

const PUBLIC = { publicOrigin: 'https://portal.example', mode: 'production', trustedHops: 1 } as const;

let door: TestDoor | undefined;
afterEach(async () => {
  await door?.close();
  door = undefined;
});

async function open(options: Partial<Parameters<typeof openTestDoor>[0]> = {}): Promise<TestDoor> {
  door = await openTestDoor({ astro: pretendPages, ...options });
  return door;
}

test('over https every kind of answer asks browsers to stay with https for two years', async () => {
  const { get, raw } = await open({ settings: PUBLIC });
  const answers = await Promise.all([
    get('/faq/'),
    get('/faq'),
    get('/sites/'),
    get('/no-such/'),
    get('/throws/'),
    get('/healthz'),
    get('//'),
    raw('canary\r\n\r\n'),
  ]);

  expect(answers.map(({ status }) => status)).toEqual([200, 301, 200, 404, 500, 200, 400, expect.any(Number)]);
  for (const answer of answers) {
    expectGuarded(answer);
    expect(answer.headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains');
  }
});

test('over http no answer does', async () => {
  const { get } = await open();

  expect((await get('/faq/')).headers.has('strict-transport-security')).toBe(false);
});

test('in production localhost is a foreign name, but for the health check', async () => {
  const { get, port } = await open({ settings: PUBLIC });

  expectErrorPage(await get('/faq/', { Host: `localhost:${port}` }), 421);
  expect((await get('/healthz', { Host: `127.0.0.1:${port}` })).status).toBe(200);
});

test('in production a post from localhost is foreign', async () => {
  const { post, port } = await open({ settings: PUBLIC });

  expectErrorPage(await post('/refer/start/', 'a=b', { Origin: `http://localhost:${port}` }), 403);
  expect((await post('/refer/start/', 'a=b')).status).toBe(200);
});

test('pages see https and the public name, and the network that our proxy saw', async () => {
  const { get } = await open({ settings: PUBLIC });
  const facts = async (forwardedFor: string) => JSON.parse((await get('/facts/', { 'X-Forwarded-For': forwardedFor })).body);
  const [first, neighbor, stranger, forger] = await Promise.all(
    ['198.51.100.7', '198.51.100.9', '203.0.113.7', '203.0.113.7, 198.51.100.7'].map(facts),
  );

  expect(first.encrypted).toBe(true);
  expect(first.headers.host).toBe('portal.example');
  expect(neighbor.locals.request.clientNetwork).toBe(first.locals.request.clientNetwork);
  expect(stranger.locals.request.clientNetwork).not.toBe(first.locals.request.clientNetwork);
  expect(forger.locals.request.clientNetwork).toBe(first.locals.request.clientNetwork);
});

test('/readyz tells whether referrals can be taken, /healthz only that the process lives', async () => {
  let isReady = true;
  const { get, head } = await open({ ready: () => isReady });
  expect((await get('/readyz')).status).toBe(200);

  isReady = false;

  const answer = await get('/readyz');
  expect(answer.status).toBe(503);
  expect(answer.headers.get('retry-after')).toBe('5');
  expectGuarded(answer);
  expect((await get('/healthz')).body).toBe('ok\n');
  expect((await head('/healthz')).body).toBe('');
});

test('stopping lets the request under way finish, and takes no new one', async () => {
  let finish: (() => void) | undefined;
  const { raw, host, port, server } = await open({
    astro: (_req, res) => {
      finish = () => res.writeHead(200, { 'content-type': 'text/plain' }).end('finished');
    },
  });
  const underWay = raw(requestText('GET', '/slow/', { Host: host }));
  await expect.poll(() => finish).toBeDefined();

  const stopped = stopDoor(server, 5_000);
  await expect(fetch(`http://127.0.0.1:${port}/faq/`)).rejects.toThrow();
  finish?.();

  expect((await underWay).body).toBe('finished');
  await stopped;
});

test('stopping cuts what does not finish in time', async () => {
  let isAsked = false;
  const { host, port, server } = await open({
    astro: () => {
      isAsked = true;
    },
  });
  // It waits for as long as it takes: only the server can end this connection.
  const socket = connect(port, '127.0.0.1').on('error', () => undefined);
  const cut = new Promise((resolve) => socket.resume().on('close', resolve));
  socket.write(requestText('GET', '/slow/', { Host: host }));
  await expect.poll(() => isAsked).toBe(true);

  await stopDoor(server, 200);
  await cut;

  expect(socket.bytesRead).toBe(0);
});

test('without a finished build the door does not open', async () => {
  const { createDoor } = await import('#src/door/door.ts');
  const settings = { publicOrigin: 'http://localhost:1', mode: 'test', host: '127.0.0.1', port: 1, trustedHops: 0 } as const;

  expect(() =>
    createDoor({
      settings,
      astro: pretendPages,
      locals: () => ({}),
      clientDir: '/nonexistent/client',
      log: { event: () => {} },
      ready: () => true,
      now: Date.now,
      revision: () => 1,
    }),
  ).toThrow(/built-files\.json/);
});
