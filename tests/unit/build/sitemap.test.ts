import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isListed, listedOnDemand, sitemapOptions } from '#src/build/sitemap.ts';

const URL_OF_PAGE = 'https://portal.example/faq/cost/';
const canonical = (url: string) => `<link rel="canonical" href="${url}">`;

test('a built page is listed when it names its own address as the canonical one', () => {
  expect(isListed(URL_OF_PAGE, `<head>${canonical(URL_OF_PAGE)}</head>`)).toBe(true);
  expect(isListed(URL_OF_PAGE, `<head>${canonical('https://portal.example/faq/')}</head>`)).toBe(false);
  expect(isListed(URL_OF_PAGE, '<head></head>')).toBe(false);
});

test.each(['noindex', 'noindex, follow', 'nofollow, noindex'])('a page that says %s is not listed', (robots) => {
  expect(isListed(URL_OF_PAGE, `${canonical(URL_OF_PAGE)}<meta name="robots" content="${robots}">`)).toBe(false);
});

test('what was not built is not listed', () => {
  expect(isListed(URL_OF_PAGE, null)).toBe(false);
});

test('of the pages on demand those are listed whose row says so, each site by its name, and twins under /es/', () => {
  const routes = [
    { pattern: '/sites/', translated: true, indexed: true },
    { pattern: '/sites/[slug]/', translated: true, indexed: true },
    { pattern: '/privacy/', indexed: true },
    { pattern: '/refer/[site]/', translated: true, post: true },
    { pattern: '/staff/' },
  ] as const;

  expect(listedOnDemand(routes, ['denver-co', 'king-county-wa'])).toEqual([
    ...['/sites/', '/es/sites/'],
    ...['/sites/denver-co/', '/es/sites/denver-co/', '/sites/king-county-wa/', '/es/sites/king-county-wa/'],
    '/privacy/',
  ]);
});

test('a page with a twin says where it stands for readers of neither language, and from what day its text stands', () => {
  const serialize = sitemapOptions('https://portal.example')?.serialize;
  const links = ['', '/es'].map((prefix) => ({ url: `https://portal.example${prefix}/faq/what-is-lead/`, lang: prefix ? 'es' : 'en' }));

  for (const { url } of links) {
    expect(serialize?.({ url, links })).toMatchObject({
      url,
      lastmod: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      links: [...links, { url: 'https://portal.example/faq/what-is-lead/', lang: 'x-default' }],
    });
  }
  expect(serialize?.({ url: 'https://portal.example/sites/' })).toEqual({ url: 'https://portal.example/sites/' });
});

test('the sitemap asks the build itself, and takes the directory without a built file', () => {
  const client = mkdtempSync(join(tmpdir(), 'sitemap-'));
  onTestFinished(() => rmSync(client, { recursive: true }));
  mkdirSync(join(client, 'faq/cost'), { recursive: true });
  writeFileSync(join(client, 'faq/cost/index.html'), canonical(URL_OF_PAGE));
  const { filter } = sitemapOptions('https://portal.example', client) ?? {};
  const taken = ['/faq/cost/', '/faq/gone/', '/staff/', '/sites/', '/es/sites/', '/sites/king-county-wa/', '/sites/no-such-site/'].filter(
    (path) => filter?.(`https://portal.example${path}`),
  );

  expect(taken).toEqual(['/faq/cost/', '/sites/', '/es/sites/', '/sites/king-county-wa/']);
});
