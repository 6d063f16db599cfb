import type { APIContext } from 'astro';
import { expect, test } from 'vitest';
import { ROUTES } from '#src/door/routes.ts';
import { GET } from '#src/pages/robots.txt.ts';

async function robots(): Promise<string[]> {
  const site = new URL('https://portal.example');
  const answer = await GET({ site, url: site } as APIContext);
  return (await answer.text()).split('\n');
}

test('robots are kept out of every page of a desk, of receipts and of letters', async () => {
  const closed = (await robots()).flatMap((line) => /^Disallow: (.+)$/.exec(line)?.[1] ?? []);
  const kept = ROUTES.map(({ pattern }) => pattern).filter((pattern) =>
    /^\/(?:staff|bureau|demo)\/|^\/refer\/(?:status|withdraw|received)\//.test(pattern),
  );

  expect(kept).toContain('/bureau/messages/');
  expect(kept.filter((pattern) => !closed.some((start) => pattern.startsWith(start)))).toEqual([]);
});

test('they are shown the sitemap at the address of this portal', async () => {
  expect(await robots()).toContain('Sitemap: https://portal.example/sitemap-index.xml');
});
