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

/** Addresses in the build begin with the origin it was made for; this server stands elsewhere. */
async function get(address: string): Promise<{ status: number; type: string | null; robots: string | null; text: string }> {
  const { pathname } = new URL(address, portal.url);
  const answer = await fetch(new URL(pathname, portal.url), { redirect: 'manual' });
  const { headers, status } = answer;
  return { status, type: headers.get('content-type'), robots: headers.get('x-robots-tag'), text: await answer.text() };
}

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found);

async function listedPages(): Promise<string[]> {
  const [index = ''] = all((await get('/robots.txt')).text, /^Sitemap: (.+)$/gm);
  const maps = await Promise.all(all((await get(index)).text, /<loc>([^<]+)<\/loc>/g).map(get));
  return maps.flatMap(({ text }) => all(text, /<loc>([^<]+)<\/loc>/g));
}

test('robots.txt leads to the sitemap, and every page in it is there for search engines under that very address', async () => {
  const listed = await listedPages();
  const wrong: string[] = [];
  for (const address of listed) {
    const { status, robots, text } = await get(address);
    const isOpen = status === 200 && robots === null && !/<meta name="robots"/.test(text);
    if (!isOpen || !text.includes(`<link rel="canonical" href="${address}"`)) wrong.push(address);
  }

  expect(listed.map((address) => new URL(address).pathname)).toEqual(
    expect.arrayContaining([
      '/',
      '/es/',
      '/refer/',
      '/sites/',
      '/es/sites/king-county-wa/',
      '/faq/what-is-lead/',
      '/privacy/',
      '/changes/',
    ]),
  );
  expect(wrong).toEqual([]);
});

test('the sitemap names no page of the staff, of a message, of search, and nothing that was replaced', async () => {
  const closed =
    /\/(?:staff|bureau|demo|dev|search|versions|leave|_server-islands)\/|\/refer\/(?:status|withdraw|received|check|start)\/|booklet/;

  expect((await listedPages()).filter((address) => closed.test(address))).toEqual([]);
});

test('the picture of each listed page is there, and its data can be read', async () => {
  const pictures = new Set<string>();
  const unread: string[] = [];
  for (const address of await listedPages()) {
    const { text } = await get(address);
    const [picture] = all(text, /<meta property="og:image" content="([^"]+)"/g);
    if (picture === undefined || !/<meta property="og:image:alt" content="[^"]/.test(text)) unread.push(address);
    else pictures.add(picture);
    for (const data of all(text, /<script type="application\/ld\+json">([^<]+)<\/script>/g)) {
      if (JSON.parse(data)['@context'] !== 'https://schema.org') unread.push(address);
    }
  }
  const answers = await Promise.all([...pictures].map(get));

  expect(unread).toEqual([]);
  expect(pictures.size).toBeGreaterThan(90);
  expect(answers.filter(({ status, type }) => status !== 200 || type !== 'image/png')).toEqual([]);
});

test('a page that is closed to search engines says nothing of how a link to it should look', async () => {
  const closed = ['/search/', '/toolkit/booklet/', '/refer/status/', '/es/refer/received/', '/start-a-site/contact/', '/staff/sign-in/'];
  const pages = await Promise.all(closed.map(get));

  expect(pages.map(({ status }) => status)).toEqual(closed.map(() => 200));
  expect(pages.filter(({ text }) => /property="og:|rel="canonical"|hreflang="es" href="http/.test(text))).toEqual([]);
});

test('sitemap, feed and robots.txt come as what they are', async () => {
  const answers = await Promise.all(['/sitemap-index.xml', '/sitemap-0.xml', '/changes.xml', '/robots.txt'].map(get));

  expect(answers.map(({ status, type }) => `${status} ${type}`)).toEqual([
    ...Array.from({ length: 3 }, () => '200 application/xml; charset=utf-8'),
    '200 text/plain; charset=utf-8',
  ]);
});
