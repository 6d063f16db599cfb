import { expect, test } from 'vitest';
import { atomFeed } from '#src/reading/atomFeed.ts';
import type { Change } from '#src/reading/changes.ts';

const FEED = {
  locale: 'en',
  title: 'What changed',
  subtitle: 'Pages & their versions',
  author: 'The portal',
  origin: 'https://portal.example',
  path: '/changes.xml',
  page: '/changes/',
} as const;
const NEWEST: Change = { day: '2026-05-09', path: '/faq/cost/', title: 'Cost', version: '1.1', what: 'New figures.' };
const OLDER: Change = { ...NEWEST, day: '2026-03-01', version: '1.0', what: 'First published.', kept: '/versions/faq/cost/1.0/' };

test('the feed says what it is, where it stands and when its newest entry came', () => {
  const [head] = atomFeed([NEWEST, OLDER], FEED).split('<entry>');

  expect(head).toBe(`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>https://portal.example/changes.xml</id>
<title>What changed</title>
<subtitle>Pages &amp; their versions</subtitle>
<updated>2026-05-09T00:00:00Z</updated>
<author><name>The portal</name></author>
<link rel="self" type="application/atom+xml" href="https://portal.example/changes.xml"/>
<link rel="alternate" type="text/html" href="https://portal.example/changes/"/>
`);
});

test('each version is an entry with an id of its own, and a replaced one leads to where it was kept', () => {
  const [, newest, older] = atomFeed([NEWEST, OLDER], FEED).split('<entry>\n');

  expect(newest).toContain('<id>https://portal.example/faq/cost/#version-1.1</id>');
  expect(newest).toContain('href="https://portal.example/faq/cost/"');
  expect(older).toBe(`<id>https://portal.example/faq/cost/#version-1.0</id>
<title>Cost (version 1.0)</title>
<updated>2026-03-01T00:00:00Z</updated>
<link rel="alternate" type="text/html" href="https://portal.example/versions/faq/cost/1.0/"/>
<summary>First published.</summary>
</entry>
</feed>
`);
});

test('the Spanish feed says its language and leads to Spanish pages; what is kept of older versions is English', () => {
  const feed = atomFeed([NEWEST, OLDER], { ...FEED, locale: 'es', path: '/es/changes.xml', page: '/es/changes/' });

  expect(feed).toContain('xml:lang="es"');
  expect(feed).toContain('<id>https://portal.example/es/faq/cost/#version-1.1</id>\n<title>Cost (versión 1.1)</title>');
  expect(feed).toContain('<link rel="alternate" type="text/html" href="https://portal.example/es/faq/cost/"/>');
  expect(feed).toContain('href="https://portal.example/versions/faq/cost/1.0/"');
});

test('an entry keeps its id when a newer version takes its place', () => {
  const idOf = (change: Change) => /<entry>\n<id>(.+)<\/id>/.exec(atomFeed([change], FEED))?.[1];
  const { kept: _, ...before } = OLDER;

  expect(idOf(OLDER)).toBe(idOf(before));
});

test('no text of a page can end an element or begin one, and what XML does not know is left out', () => {
  const feed = atomFeed([{ ...NEWEST, title: `</title><x y="'">&amp;`, what: 'One\u0000 two\u001b three' }], FEED);

  expect(feed).toContain('<title>&lt;/title&gt;&lt;x y=&quot;&#39;&quot;&gt;&amp;amp; (version 1.1)</title>');
  expect(feed).toContain('<summary>One two three</summary>');
});
