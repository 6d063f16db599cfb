import { describe, expect, test } from 'vitest';
import { isHiddenPath, isPlainPath, lacksSlash, localeOfPath, splitTarget } from '#src/door/requestTarget.ts';

describe('isPlainPath', () => {
  test.each([
    '/',
    '/refer/',
    '/refer/north-lead/',
    '/_astro/page.B1x_-2.css',
    '/.well-known/security.txt',
    '/es/refer/start/',
    '/sites/a%C3%B1o/',
    '/staff/queue/7h3k/',
    '/a..b/',
    '/...',
  ])('takes %s', (path) => {
    expect(isPlainPath(path)).toBe(true);
  });

  test.each([
    ['no slash first', 'refer/'],
    ['a letter that needs no encoding', '/%73taff/queue/'],
    ['a digit that needs none', '/refer/%31/'],
    ['a dash that needs none', '/refer/under%2D18/'],
    ['a whole address', 'http://localhost/refer/'],
    ['two slashes', '/refer//x'],
    ['two slashes first', '//evil.example/'],
    ['a backslash', '/refer\\x'],
    ['an encoded NUL', '/refer/%00'],
    ['an encoded line break', '/refer/%0d%0aX-Bad:1'],
    ['the last encoded control', '/refer/%1f'],
    ['an encoded DEL', '/refer/%7F'],
    ['an encoded slash', '/refer%2fstart/'],
    ['an encoded backslash', '/refer%5Cstart/'],
    ['an encoded percent', '/refer/%252f'],
    ['a broken pair', '/refer/%zz'],
    ['half a pair', '/refer/%4'],
    ['a broken character', '/refer/%ff'],
    ['a raw byte above ASCII', '/refer/\u00f1'],
    ['a step up', '/refer/../staff/'],
    ['a step in place', '/./refer/'],
    ['an encoded step up', '/refer/%2e%2E/'],
    ['a step up at the end', '/refer/..'],
    ['a fragment', '/refer/#x'],
    ['a space', '/refer/ x'],
  ])('refuses %s', (_what, path) => {
    expect(isPlainPath(path)).toBe(false);
  });
});

describe('isHiddenPath', () => {
  test.each([
    '/.git/config',
    '/.env',
    '/refer/.htaccess',
    '/%2egit/config',
    '/_astro/page.js.map',
    '/_image',
    '/_actions/refer/',
    '/_headers.json',
    '/.well-known/.hidden',
    '/.well-known',
  ])('hides %s', (path) => {
    expect(isHiddenPath(path)).toBe(true);
  });

  test.each(['/', '/_astro/page.css', '/_server-islands/ReferralIsland/', '/.well-known/security.txt', '/refer/map/', '/robots.txt'])(
    'does not hide %s',
    (path) => {
      expect(isHiddenPath(path)).toBe(false);
    },
  );
});

test.each([
  ['/refer', true],
  ['/sites/king-county', true],
  ['/refer/', false],
  ['/', false],
  ['/robots.txt', false],
  ['/_server-islands/Form', false],
])('a page that lacks its slash: %s is %s', (path, expected) => {
  expect(lacksSlash(path)).toBe(expected);
});

test.each([
  ['/refer/', 'en'],
  ['/es/refer/', 'es'],
  ['/es', 'es'],
  ['/estate/', 'en'],
])('the language of %s is %s', (path, locale) => {
  expect(localeOfPath(path)).toBe(locale);
});

test('a target is split at its first question mark', () => {
  expect(splitTarget('/a/?b=1?2')).toEqual({ path: '/a/', query: '?b=1?2' });
  expect(splitTarget('/a/')).toEqual({ path: '/a/', query: '' });
});
