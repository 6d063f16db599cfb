import { expect, test } from 'vitest';
import { faultsWith } from '#tests/support/aContentTree.ts';

const linkTo = (url: string) => ({ 'pages/about.md': (text: string) => text.replace('/faq/what-is-it/', url) });

test.each([
  ['an entry', '/toolkit/three-doors/'],
  ['a heading of an entry', '/faq/what-is-it/#how-many-people-came'],
  ['a page by its path', '/about/'],
  ['a reader', '/for/officer/'],
  ['the list of a collection', '/faq/'],
  ['a list with a filter', '/faq/?group=idea'],
  ['a page with a chosen part', '/toolkit/topic/lead-101/'],
  ['a built page', '/refer/questions/'],
  ['the Spanish twin of a page', '/es/refer/questions/'],
  ['a page on demand', '/refer/status/'],
  ['a site', '/sites/north-lead/'],
  ['the form of a site', '/es/refer/north-lead/'],
  ['a file', '/favicon.svg'],
  ['a file made at build', '/feed.xml'],
  ['the outside', 'https://example.org/nowhere'],
  ['a telephone', 'tel:988'],
])('a link may lead to %s', (_, url) => {
  expect(faultsWith(linkTo(url))).toEqual([]);
});

test.each([
  ['/faq/what-is-that/', 'no page stands there'],
  ['/sites/no-such-site/', 'no page stands there'],
  ['/staff/queue/anything/', 'no page stands there'],
  ['/nowhere', 'no page stands there'],
  ['/glossary/cold-handoff/', 'unknown term: there is no content/glossary/cold-handoff.md'],
  ['/toolkit/three-doors', 'end the address with a slash: /toolkit/three-doors/'],
  ['/refer/status', 'end the address with a slash: /refer/status/'],
  ['/toolkit/three-doors/#who-pays', 'the page has no heading with the anchor #who-pays'],
  ['#who-pays', 'the page has no heading with the anchor #who-pays'],
  ['three-doors.md', 'a link inside the portal begins with a slash, one to the outside with https://'],
  ['//example.org/', 'a link inside the portal begins with a slash, one to the outside with https://'],
])('a link to %s is a fault: %s', (url, why) => {
  expect(faultsWith(linkTo(url))).toEqual([`pages/about.md:10: ${url}: ${why}`]);
});

test('what a reader comes for first leads somewhere', () => {
  const reader = (text: string) => text.replace('to: /faq/what-is-it/', 'to: /faq/what-was-it/');

  expect(faultsWith({ 'for/officer.md': reader })).toEqual(['for/officer.md:16: /faq/what-was-it/: no page stands there']);
});

test('a link may lead to an older version', () => {
  const copies = { 'versions/faq/what-is-it/1.0.md': '---\n---\n' };

  expect(faultsWith({ ...linkTo('/versions/faq/what-is-it/1.0/'), ...copies }).filter((fault) => fault.includes('no page'))).toEqual([]);
  expect(faultsWith({ ...linkTo('/versions/faq/what-is-it/0.9/'), ...copies })).toContain(
    'pages/about.md:10: /versions/faq/what-is-it/0.9/: no page stands there',
  );
});

test('the links of an older version are checked too', () => {
  const [root, versions] = ['faq/what-is-it', 'versions/faq/what-is-it/1.0.md'];
  let first = '';
  const faults = faultsWith({
    [`${root}.md`]: (text) => {
      first = text.replace('/toolkit/three-doors/', '/toolkit/two-doors/');
      return text.replace(
        '  - version: "1.0"',
        '  - version: "1.1"\n    effective: 2026-11-23\n    what: A door more.\n  - version: "1.0"',
      );
    },
    [versions]: () => first,
  });

  expect(faults).toEqual([`${versions}:12: /toolkit/two-doors/#who-opens-each: no page stands there`]);
});
