import { expect, test } from 'vitest';
import type { MarkedTerm } from '#src/reading/glossaryMarks.ts';
import { type PrepareOptions, prepareText } from '#src/reading/prepareText.ts';

const term = (slug: string, ...marks: string[]): MarkedTerm => ({ slug, title: slug, short: `What ${slug} means.`, marks });

const HARM = term('harm-reduction', 'harm reduction');
const ROI = term('roi', 'ROI', 'release of information');
const RECOVERY = term('recovery', 'recovery');
const CARA = term('cara', 'Comprehensive Addiction and Recovery Act');
const TERMS = [HARM, ROI, RECOVERY, CARA];

const prepare = (html: string, options: Partial<PrepareOptions> = {}) => prepareText(html, { locale: 'en', terms: TERMS, ...options });
const marked = (html: string, options: Partial<PrepareOptions> = {}) => prepare(html, options).terms.map(({ slug }) => slug);

test('the first mention of a term leads to its explanation, every later one stays as it is', () => {
  const { html, terms } = prepare('<p>Harm reduction.</p><p>More harm reduction.</p>');

  expect(terms).toEqual([HARM]);
  expect(html).toBe(
    '<p><span class="term" id="word-harm-reduction"><a href="#term-harm-reduction" interestfor="term-harm-reduction">Harm reduction</a></span>.</p>' +
      '<p>More harm reduction.</p>',
  );
});

test('two spellings of one term are one term', () => {
  const { html, terms } = prepare('<p>An ROI is a release of information.</p>');

  expect(terms).toEqual([ROI]);
  expect(html.match(/class="term"/g)).toHaveLength(1);
});

test.each([
  '<h2>About recovery</h2>',
  '<h3><em>recovery</em></h3>',
  '<p><a href="/x/">recovery</a></p>',
  '<p><a href="/x/">all about <strong>recovery</strong></a></p>',
  '<p><code>recovery</code></p>',
  '<pre><code>recovery</code></pre>',
  '<label>recovery</label>',
  '<table><thead><tr><th>recovery</th></tr></thead></table>',
  '<ul><li class="task-list-item"><input type="checkbox" disabled> recovery</li></ul>',
  '<ul><li class="task-list-item"><p><input type="checkbox" disabled> recovery</p></li></ul>',
])('nothing is marked in %s, and the first mention after it is', (html) => {
  expect(marked(html)).toEqual([]);

  const after = prepare(`${html}<p>recovery</p>`).html;
  expect(after).toMatch(/<p><span class="term"[^>]*><a [^>]*>recovery<\/a><\/span><\/p>$/);
  expect(after.match(/class="term"/g)).toHaveLength(1);
});

test.each(['<p><em>recovery</em></p>', '<ul><li>recovery</li></ul>', '<blockquote><p>recovery</p></blockquote>'])(
  'it is marked in %s',
  (html) => {
    expect(marked(html)).toEqual(['recovery']);
  },
);

test('a cell of a table below its head is running text', () => {
  expect(marked('<table><thead><tr><th>A</th></tr></thead><tbody><tr><td>recovery</td></tr></tbody></table>')).toEqual(['recovery']);
});

test('a term is never marked on its own page, and its name does not become a mention of another', () => {
  expect(marked('<p>recovery and harm reduction</p>', { self: 'recovery' })).toEqual(['harm-reduction']);
  expect(marked('<p>The Comprehensive Addiction and Recovery Act.</p>', { self: 'cara' })).toEqual([]);
});

test('sources are numbered in the order in which they come, and one source has one number', () => {
  const { html, sources } = prepare('<p>One[^b-2]. Two[^a]. Three[^b-2].</p>');

  expect(sources).toEqual(['b-2', 'a']);
  expect(html).toBe(
    '<p>One<sup class="source-mark"><a href="#source-b-2" aria-label="Source 1">1</a></sup>. ' +
      'Two<sup class="source-mark"><a href="#source-a" aria-label="Source 2">2</a></sup>. ' +
      'Three<sup class="source-mark"><a href="#source-b-2" aria-label="Source 1">1</a></sup>.</p>',
  );
});

test('a source is cited in headings, heads of tables and labels; inside a link stands its bare number; code stays as typed', () => {
  expect(prepare('<h2 id="x">Cost[^a]</h2>').html).toContain('href="#source-a"');
  expect(prepare('<table><tbody><tr><th>Cost[^a]</th></tr></tbody></table>').html).toContain('href="#source-a"');
  expect(prepare('<p><a href="/x/">there[^a]</a></p>').html).toBe('<p><a href="/x/">there<sup class="source-mark">1</sup></a></p>');
  expect(prepare('<p><code>[^a]</code></p>')).toEqual({ html: '<p><code>[^a]</code></p>', terms: [], sources: [] });
});

test('the id of a source is no mention of a term', () => {
  const { html, terms, sources } = prepare('<p>It fell[^recovery]. Then came recovery.</p>');

  expect(sources).toEqual(['recovery']);
  expect(terms).toEqual([RECOVERY]);
  expect(html).toMatch(/It fell<sup .*<\/sup>\. Then came <span class="term"/);
});

test('a paragraph that begins with Advice is marked, whatever stands in it', () => {
  expect(prepare('<p>Advice: ask early.</p>').html).toBe('<p class="advice">Advice: ask early.</p>');
  expect(prepare('<p><strong>Advice:</strong> ask <em>early</em>.</p>').html).toContain('<p class="advice">');
  expect(prepare('<p>Our advice: ask early.</p>').html).not.toContain('class');
});

test('a task list becomes boxes that can be ticked, each with its words as its label', () => {
  const { html } = prepare(
    '<ul class="contains-task-list"><li class="task-list-item"><input type="checkbox" disabled> Ask <em>them</em>[^a]</li>' +
      '<li class="task-list-item"><input type="checkbox" checked disabled> Done\n<ul><li>below</li></ul></li></ul>',
  );

  expect(html).toContain('<input type="checkbox" id="box-1"><label for="box-1"> Ask <em>them</em><sup');
  expect(html).toContain('<input type="checkbox" checked="" id="box-2"><label for="box-2"> Done\n</label><ul><li>below</li></ul></li>');
  expect(html).not.toContain('disabled');
});

test('a task list with empty lines between its items is the same', () => {
  const { html } = prepare('<ul><li class="task-list-item">\n<p><input type="checkbox" disabled> One</p>\n<p>More.</p>\n</li></ul>');

  expect(html).toContain('<input type="checkbox" id="box-1"><label for="box-1"> One\n</label><p>More.</p>');
});

test('each cell of a table has the name of its column, without the number of a source and without an inline style', () => {
  const { html } = prepare(
    '<table><thead><tr><th>Site</th><th style="text-align: right">Cost[^a]</th></tr></thead>' +
      '<tbody><tr><td>North</td><td style="text-align: right">10</td><td>too many</td></tr></tbody></table>',
  );

  expect(html).toContain('<table class="cards">');
  expect(html).toContain('<th scope="col">Site</th>');
  expect(html).toContain('<td data-label="Site">North</td><td data-label="Cost">10</td><td data-label="">too many</td>');
  expect(html).not.toContain('style');
});

test('with a prefix every anchor and what leads to it has it, so that many pages stand on one', () => {
  const { html } = prepare(
    '<h2 id="why">Why</h2><p>recovery[^a] <a href="#why">why</a> <a href="/x/#why">elsewhere</a></p>' +
      '<ul><li class="task-list-item"><input type="checkbox" disabled> do</li></ul>',
    { prefix: 'page-' },
  );

  expect([...html.matchAll(/ (?:id|for|interestfor)="([^"]+)"/g)].map(([, id]) => id)).toEqual([
    'page-why',
    'page-word-recovery',
    'page-term-recovery',
    'page-box-1',
    'page-box-1',
  ]);
  expect([...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)).toEqual([
    '#page-term-recovery',
    '#page-source-a',
    '#page-why',
    '/x/#why',
  ]);
});

test('below another heading every heading is one level lower', () => {
  expect(prepare('<h2 id="a">A</h2><h3>B</h3><h6>C</h6>', { lower: true }).html).toBe('<h3 id="a">A</h3><h4>B</h4><h6>C</h6>');
});

test('entities and nested markup survive', () => {
  const html = '<p>1 &lt; 2 &amp; 3 &gt; 2, “so” it&nbsp;goes <em>on <strong>and <code>a &amp;&amp; b</code></strong></em><br>here</p>';

  expect(prepare(html).html).toBe(html);
});

test('an empty text stays empty', () => {
  expect(prepare('')).toEqual({ html: '', terms: [], sources: [] });
});

test('in Spanish a link leads to the Spanish page, advice is Consejo, and a source has its Spanish name', () => {
  const spanish = (html: string) => prepare(html, { locale: 'es' }).html;

  expect(spanish('<p><a href="/toolkit/three-doors/#puerta-1">ahí</a></p>')).toBe(
    '<p><a href="/es/toolkit/three-doors/#puerta-1">ahí</a></p>',
  );
  expect(spanish('<p>Consejo: pregunte[^a].</p>')).toMatch(/^<p class="advice">.*aria-label="Fuente 1"/);
  expect(spanish('<p>Advice: ask.</p>')).toBe('<p>Advice: ask.</p>');
});
