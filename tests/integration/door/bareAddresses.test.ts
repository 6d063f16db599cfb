import { afterEach, expect, test } from 'vitest';
import type { AstroHandler } from '#src/door/doorOptions.ts';
import { openTestDoor, type TestDoor } from './openTestDoor.ts';

let door: TestDoor | undefined;
afterEach(() => door?.close());

/** A page that says under which address it was asked for. */
const astro: AstroHandler = (req, res) => {
  res.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'public, max-age=300' });
  res.end(JSON.stringify(req.url));
};

test.each(['/hsds', '/hsds/services', '/hsds/services/ba1ae4cc-5a4e-5d2c-9a0f-0f4d2f6f4d11'])(
  '%s is answered with and without its last slash, as programs ask for it',
  async (path) => {
    door = await openTestDoor({ astro });

    const bare = await door.get(`${path}?page=2`);
    const whole = await door.get(`${path}/?page=2`);
    const head = await door.head(path);

    expect([bare.status, whole.status, head.status]).toEqual([200, 200, 200]);
    expect(JSON.parse(bare.body)).toBe(`${path}/?page=2`);
    expect(whole.body).toBe(bare.body);
    expect(bare.headers.get('access-control-allow-origin')).toBe('*');
    expect(bare.headers.get('cache-control')).toBe('public, max-age=300');
    expect(bare.headers.get('x-robots-tag')).toContain('noindex');
    expect(bare.headers.has('set-cookie')).toBe(false);
  },
);

test.each(['/sites', '/staff/queue', '/refer/north-lead'])('%s, which people read, is led to its one address', async (path) => {
  door = await openTestDoor({ astro });

  const answer = await door.get(path);

  expect(answer.status).toBe(301);
  expect(answer.headers.get('location')).toBe(`${path}/`);
  expect(answer.headers.has('access-control-allow-origin')).toBe(false);
});

test.each(['/hsds/services', '/hsds/services/', '/sites.csv'])('%s takes no POST', async (path) => {
  door = await openTestDoor({ astro });

  expect((await door.post(path, 'search=north')).status).toBe(405);
});
