import { expect, test } from 'vitest';
import { bookletEntries, makeBooklet, WHOLE } from '#src/components/read/bookletParts.ts';
import type { Entry, Library } from '#src/components/read/library.ts';
import type { ReadingPage, Resource } from '#src/reading/schemas.ts';

const common = {
  title: 'A page',
  summary: 'What it says.',
  versions: [{ version: '1.0', effective: '2026-11-22', what: 'First published.' }],
  related: [],
  sources: [],
};

function paper(slug: string, html: string): Entry<Resource> {
  const data: Resource = { ...common, topic: 'lead-101', audience: ['officer'], format: 'guide', printable: true, order: 1 };
  return { id: `toolkit/${slug}`, folder: 'toolkit', slug, path: `/toolkit/${slug}/`, lang: 'en', stale: false, data, html, headings: [] };
}

function standing(slug: string, html: string): Entry<ReadingPage> {
  const data: ReadingPage = { ...common, path: `/${slug}/` };
  return { id: `pages/${slug}`, folder: 'pages', slug, path: `/${slug}/`, lang: 'en', stale: false, data, html, headings: [] };
}

const toolkit = [
  paper('first', '<h2 id="why">Why</h2><p>A warm handoff and an MOU[^a].</p>'),
  paper('second', '<h2 id="why">Why</h2><p>An MOU again[^b][^a].</p>'),
  paper('third', '<p>Nothing to explain.</p>'),
];
const pages = [standing('pathways', '<p>recovery</p>'), standing('privacy', '<p>recovery</p>')];

const term = (slug: string, title: string, ...marks: string[]) => ({ slug, title, short: `${title} is this.`, marks });

const LIBRARY: Library = {
  locale: 'en',
  faq: [],
  glossary: [],
  toolkit,
  evidence: [],
  pages,
  readers: [],
  byId: new Map([...toolkit, ...pages].map((entry) => [entry.id, entry])),
  terms: [term('warm-handoff', 'Warm handoff', 'warm handoff'), term('mou', 'MOU', 'MOU'), term('recovery', 'Recovery', 'recovery')],
  sources: new Map(),
  older: new Map(),
};

const slugsOf = (slugs: readonly string[]) => makeBooklet(LIBRARY, slugs).parts.map(({ entry }) => entry.slug);

test('a booklet holds each chosen page once, in the order of the room', () => {
  expect(slugsOf(['pathways', 'second', 'first', 'second'])).toEqual(['first', 'second', 'pathways']);
});

test('it can be made of the toolkit and of the two pages that stand beside it, of nothing else', () => {
  expect(bookletEntries(LIBRARY).map(({ slug }) => slug)).toEqual(['first', 'second', 'third', 'pathways']);
  expect(slugsOf(['privacy'])).toEqual([]);
});

test('the whole is every page of the toolkit', () => {
  expect(slugsOf([WHOLE])).toEqual(['first', 'second', 'third']);
  expect(slugsOf([WHOLE, 'first'])).toEqual(['first', 'second', 'third']);
});

test('every term that the pages use is explained once, by name, and a word leads there', () => {
  const { parts, terms } = makeBooklet(LIBRARY, ['first', 'second']);
  const html = parts.map((part) => part.html).join('');

  expect(terms.map(({ slug }) => slug)).toEqual(['mou', 'warm-handoff']);
  expect([...html.matchAll(/href="#(term-[^"]+)"/g)].map(([, id]) => id)).toEqual(['term-warm-handoff', 'term-mou', 'term-mou']);
  expect(html).not.toContain('interestfor');
});

test('no anchor stands twice, and each page keeps its own sources', () => {
  const { parts } = makeBooklet(LIBRARY, ['first', 'second']);
  const ids = parts.flatMap(({ html }) => [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));

  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(expect.arrayContaining(['first-why', 'second-why']));
  expect(parts.map(({ sources }) => sources)).toEqual([['a'], ['b', 'a']]);
  expect(parts[1]?.html).toContain('href="#second-source-b"');
});

test('a page is prepared once, whatever booklets it stands in', () => {
  const [alone] = makeBooklet(LIBRARY, ['second']).parts;

  expect(makeBooklet(LIBRARY, [WHOLE]).parts[1]).toBe(alone);
});

test('headings stand below the title of their page', () => {
  expect(makeBooklet(LIBRARY, ['first']).parts[0]?.html).toContain('<h3 id="first-why">');
});

test('what does not exist is left out and said', () => {
  expect(makeBooklet(LIBRARY, ['first', 'no-such-page'])).toMatchObject({ incomplete: true, parts: [{ entry: { slug: 'first' } }] });
  expect(makeBooklet(LIBRARY, ['first']).incomplete).toBe(false);
  expect(makeBooklet(LIBRARY, [WHOLE]).incomplete).toBe(false);
  expect(makeBooklet(LIBRARY, [])).toEqual({ parts: [], terms: [], incomplete: false });
});
