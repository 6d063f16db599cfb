import { afterEach, expect, test } from 'vitest';
import type { AstroHandler } from '#src/door/doorOptions.ts';
import { openTestDoor, type TestDoor } from './openTestDoor.ts';

const MINUTES = 60_000;
let doors: TestDoor[] = [];
afterEach(async () => {
  await Promise.all(doors.map((door) => door.close()));
  doors = [];
});

/** A door before pages that count how often each address was made, and say `public` where the address does not say otherwise. */
async function doorThatCounts() {
  const made = new Map<string, number>();
  const state = { revision: 7, now: Date.UTC(2027, 2, 1, 12), whileMaking: () => {} };
  const astro: AstroHandler = (req, res) => {
    const url = req.url ?? '';
    made.set(url, (made.get(url) ?? 0) + 1);
    state.whileMaking();
    const caching = url.includes('private') ? {} : { 'cache-control': 'public, no-cache' };
    const cookie = url.includes('cookie') ? { 'set-cookie': 'a=1' } : {};
    res.writeHead(url.includes('missing') ? 404 : 200, {
      'content-type': 'text/html',
      'content-security-policy': "script-src 'self'",
      ...caching,
      ...cookie,
    });
    res.end(`<p>${url} ${made.get(url)} ${'word '.repeat(400)}</p>`);
  };
  const door = await openTestDoor({ astro, revision: () => state.revision, now: () => state.now });
  doors.push(door);
  return { door, made, state };
}

test('a listing page is made once and then comes from memory, packed as each browser likes it', async () => {
  const { door, made } = await doorThatCounts();

  const first = await door.get('/sites/north-lead/');
  const again = await door.get('/sites/north-lead/');
  const packed = await door.get('/sites/north-lead/', { 'Accept-Encoding': 'br' });
  const head = await door.head('/sites/north-lead/');

  expect(made.get('/sites/north-lead/')).toBe(1);
  expect(again.body).toBe(first.body);
  expect(packed.headers.get('content-encoding')).toBe('br');
  expect([again, packed, head].map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(head.body).toBe('');
  for (const name of ['content-security-policy', 'x-content-type-options', 'etag', 'cache-control', 'vary']) {
    expect(again.headers.get(name), name).toBe(first.headers.get(name));
  }
});

test('a browser that has the page is told so, and asks again each time', async () => {
  const { door, made } = await doorThatCounts();
  const tag = (await door.get('/sites/')).headers.get('etag') ?? '';

  const answer = await door.get('/sites/', { 'If-None-Match': tag });

  expect([answer.status, answer.body, answer.headers.get('cache-control')]).toEqual([304, '', 'public, no-cache']);
  expect(made.get('/sites/')).toBe(1);
});

test('after a change of any site no page of before is shown', async () => {
  const { door, made, state } = await doorThatCounts();
  const tag = (await door.get('/sites/north-lead/')).headers.get('etag') ?? '';

  state.revision += 1;
  const answer = await door.get('/sites/north-lead/', { 'If-None-Match': tag });

  expect(answer.status).toBe(200);
  expect(answer.body).toContain('/sites/north-lead/ 2 ');
  expect(made.get('/sites/north-lead/')).toBe(2);
});

test('a page that was being made while a site changed is not kept', async () => {
  const { door, made, state } = await doorThatCounts();
  state.whileMaking = () => {
    state.revision = 8;
  };

  await door.get('/sites/north-lead/');
  await door.get('/sites/north-lead/');
  await door.get('/sites/north-lead/');

  expect(made.get('/sites/north-lead/')).toBe(2);
});

test('a kept page ends with its minutes, because what it promises moves with the clock', async () => {
  const { door, made, state } = await doorThatCounts();
  await door.get('/sites/north-lead/');
  state.now += 5 * MINUTES - 1;
  await door.get('/sites/north-lead/');
  expect(made.get('/sites/north-lead/')).toBe(1);

  state.now += 1;
  await door.get('/sites/north-lead/');
  expect(made.get('/sites/north-lead/')).toBe(2);
});

test.each(['/sites/private/', '/sites/cookie/', '/sites/missing/'])('%s is never kept', async (path) => {
  const { door, made } = await doorThatCounts();

  await door.get(path);
  await door.get(path);

  expect(made.get(path)).toBe(2);
});

test('another question is another page', async () => {
  const { door } = await doorThatCounts();

  const wa = await door.get('/sites/?state=WA');
  const or = await door.get('/sites/?state=OR');

  expect(wa.body).toContain('state=WA');
  expect(or.body).toContain('state=OR');
});
