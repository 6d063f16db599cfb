import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findRoute, ROUTES } from '#src/door/routes.ts';

interface PageFile {
  readonly pattern: string;
  readonly spanish: boolean;
  readonly text: string;
}

/** The pages that Astro makes on demand, under the paths that it gives them. */
const onDemand: readonly PageFile[] = globSync(['src/pages/**/*.{astro,ts}', 'src/pages/.*/*.{astro,ts}'])
  .map((file) => ({ file: file.slice('src/pages'.length), text: readFileSync(file, 'utf8') }))
  .filter(({ text }) => text.includes('export const prerender = false;'))
  .map(({ file, text }) => ({ pattern: patternOf(file), spanish: isSpanish(file, text), text }));

function patternOf(file: string): string {
  const path = file
    .replace('/[...lang]', '')
    .replace(/\.(?:astro|ts)$/, '')
    .replace(/\/index$/, '');
  return /\.[a-z]+$/.test(path) ? path : `${path}/`;
}

/** A page below `[...lang]` stands in both languages unless it turns the prefix away. */
function isSpanish(file: string, text: string): boolean {
  return (
    file.startsWith('/[...lang]/') && !text.includes('if (Astro.params.lang !== undefined) return new Response(null, { status: 404 });')
  );
}

/** Astro's own, for the parts of a page that come later. */
const ISLANDS = '/_server-islands/[name]';

describe('the rows and the files in src/pages', () => {
  test('every page on demand has its row, and every row its page', () => {
    const rows = ROUTES.filter(({ pattern }) => pattern !== ISLANDS);

    expect(rows.map(({ pattern }) => pattern).sort()).toEqual(onDemand.map(({ pattern }) => pattern).sort());
  });

  test.each(onDemand)('$pattern is found under its own name, in the languages that it has', ({ pattern, spanish }) => {
    expect(findRoute(pattern).name).toBe(pattern);
    expect(findRoute(`/es${pattern}`).name).toBe(spanish ? `/es${pattern}` : 'other');
  });

  test.each(onDemand)('$pattern may be kept by others only if it asks for that', ({ pattern, text }) => {
    expect(findRoute(pattern).route.cached === true).toBe(text.includes('Cache-Control') || text.includes('/openData/'));
  });
});

test('what other origins may read takes no form, and is nothing of the staff or of one person', () => {
  const open = ROUTES.filter((route) => route.open === true);

  expect(open.every((route) => route.cached === true && route.post !== true && route.hook !== true)).toBe(true);
  expect(open.map(({ pattern }) => pattern).filter((pattern) => !/^\/(?:hsds\/|sites\.)/.test(pattern))).toEqual([]);
});

describe('findRoute', () => {
  test.each([
    ['/refer/start/', '/refer/start/', true],
    ['/refer/start', '/refer/start/', true],
    ['/es/refer/start/', '/es/refer/start/', true],
    ['/refer/demo-north-lead/', '/refer/[site]/', true],
    ['/es/refer/demo-north-lead/', '/es/refer/[site]/', true],
    ['/refer/check/', '/refer/check/', true],
    ['/refer/status/', '/refer/status/', true],
    ['/refer/withdraw/', '/refer/withdraw/', true],
    ['/refer/received/', '/refer/received/', undefined],
    ['/staff/sign-in/', '/staff/sign-in/', true],
    ['/staff/unlock/', '/staff/unlock/', true],
    ['/staff/lock/', '/staff/lock/', true],
    ['/staff/sign-out/', '/staff/sign-out/', true],
    ['/staff/queue/', '/staff/queue/', true],
    ['/staff/queue/7h3k/', '/staff/queue/[id]/', true],
    ['/staff/', '/staff/', undefined],
    ['/es/staff/queue/', 'other', undefined],
    ['/staff/queue/a/b/', 'other', undefined],
    ['/sites/king-county/', '/sites/[slug]/', undefined],
    ['/sites.xml', '/sites.xml', undefined],
    ['/hsds/services', '/hsds/[list]/', undefined],
    ['/hsds/openapi.json', '/hsds/openapi.json', undefined],
    ['/_server-islands/ReferralIsland', '/_server-islands/[name]', undefined],
    ['/wp-login.php', 'other', undefined],
    ['/', 'other', undefined],
  ])('%s is %s and takes a form: %s', (path, name, post) => {
    const found = findRoute(path);

    expect(found.name).toBe(name);
    expect(found.route.post).toBe(post);
  });

  test('no page that takes a POST may be stored by a browser or proxy', () => {
    expect(ROUTES.filter((route) => route.post === true && route.cached === true)).toEqual([]);
  });
});
