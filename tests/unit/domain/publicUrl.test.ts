import { expect, test } from 'vitest';
import { readPublicUrl } from '#src/domain/publicUrl.ts';

test('an https address of a named host is taken as browsers write it', () => {
  expect(readPublicUrl(' https://Example.org/help?x=1 ')).toBe('https://example.org/help?x=1');
  expect(readPublicUrl('https://example.org:443/')).toBe('https://example.org/');
});

test('letters outside ASCII in a host are shown as punycode', () => {
  expect(readPublicUrl('https://exаmple.org/')).toBe('https://xn--exmple-4nf.org/');
});

const REFUSED = [
  'http://example.org/',
  'https://user@example.org/',
  'https://user:word@example.org/',
  'https://example.org:8443/',
  'https://127.0.0.1/',
  'https://2130706433/',
  'https://[::1]/',
  'https://localhost/',
  'javascript:alert(1)',
  'data:text/html,hello',
  'ftp://example.org/',
  'example.org',
  'https://example.org/a b',
  'https:// example.org/',
  `https://example.org/${'a'.repeat(500)}`,
  '',
];

test.each(REFUSED)('no public page lies at %s', (typed) => {
  expect(readPublicUrl(typed)).toBeNull();
});
