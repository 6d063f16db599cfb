import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Portal } from './support/portal.ts';
import { type PortalHome, portalHome } from './support/portalHome.ts';

let home: PortalHome;
let portal: Portal;
beforeAll(async () => {
  home = await portalHome();
  portal = await home.start();
});
afterAll(async () => await home[Symbol.asyncDispose]());

const get = (path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET') =>
  fetch(portal.url + path, { headers, method, redirect: 'manual' });

const ADDRESSES = [
  ['/hsds/', 'application/json; charset=utf-8'],
  ['/hsds', 'application/json; charset=utf-8'],
  ['/hsds/services', 'application/json; charset=utf-8'],
  ['/hsds/services/', 'application/json; charset=utf-8'],
  ['/hsds/services?search=king&per_page=5', 'application/json; charset=utf-8'],
  ['/hsds/organizations', 'application/json; charset=utf-8'],
  ['/hsds/service_at_locations?postcode=98104', 'application/json; charset=utf-8'],
  ['/hsds/taxonomies', 'application/json; charset=utf-8'],
  ['/hsds/taxonomy_terms?top_only=true', 'application/json; charset=utf-8'],
  ['/hsds/openapi.json', 'application/json; charset=utf-8'],
  ['/sites.csv', 'text/csv; charset=utf-8'],
  ['/sites.geojson', 'application/geo+json; charset=utf-8'],
  ['/sites.xml', 'application/atom+xml; charset=utf-8'],
] as const;

test.each(ADDRESSES)('%s is open to every origin, asked about each time, out of search engines, and sets no cookie', async (path, type) => {
  const answer = await get(path, { origin: 'https://elsewhere.example' });
  const { headers } = answer;

  expect([answer.status, headers.get('content-type')]).toEqual([200, type]);
  expect(headers.get('access-control-allow-origin')).toBe('*');
  expect(headers.has('access-control-allow-credentials')).toBe(false);
  expect(headers.get('cache-control')).toBe('public, no-cache');
  expect(headers.get('x-robots-tag')).toContain('noindex');
  expect(headers.has('set-cookie')).toBe(false);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect((await answer.text()).length).toBeGreaterThan(20);
});

test.each(['/hsds/services', '/sites.csv', '/sites.geojson', '/sites.xml'])(
  '%s is the same for everybody, and told only once',
  async (path) => {
    const first = await get(path);
    const tag = first.headers.get('etag') ?? '';
    const text = await first.text();

    expect(await (await get(path, { cookie: '__Host-s=somebody; seen=1' })).text()).toBe(text);
    expect((await get(path, { 'if-none-match': tag })).status).toBe(304);
    const head = await get(path, {}, 'HEAD');
    expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', tag]);
  },
);

test('every service that a list names answers under its id, without a redirect', async () => {
  const { contents, total_items } = await (await get('/hsds/services')).json();
  const answers = await Promise.all(contents.map(({ id }: { id: string }) => get(`/hsds/services/${id}`)));

  expect(total_items).toBe(82);
  expect(answers.map(({ status }) => status)).toEqual(contents.map(() => 200));
  const bodies = await Promise.all(answers.map((answer) => answer.json()));
  expect(bodies.map(({ id }) => id)).toEqual(contents.map(({ id }: { id: string }) => id));
});

test.each([
  ['/hsds/services?page=0', 400],
  ['/hsds/services/00000000-0000-4000-8000-000000000000', 404],
  ['/hsds/persons', 404],
])('%s answers %s in plain JSON', async (path, status) => {
  const answer = await get(path);

  expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/json; charset=utf-8']);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(Object.keys(await answer.json())).toContain('error');
});

test.each(['POST', 'PUT', 'DELETE', 'PATCH'])('%s changes nothing', async (method) => {
  for (const path of ['/hsds/services', '/hsds/services/', '/sites.csv']) expect((await get(path, {}, method)).status).toBe(405);
});

test.each(['/sites/', '/sites/king-county-wa/', '/', '/staff/sign-in/', '/refer/start/', '/healthz'])(
  '%s is open to no other origin',
  async (path) => {
    const { headers } = await get(path, { origin: 'https://elsewhere.example' });

    expect(headers.has('access-control-allow-origin')).toBe(false);
  },
);
