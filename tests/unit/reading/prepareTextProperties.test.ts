import fc from 'fast-check';
import { parseFragment, serialize } from 'parse5';
import { expect, test } from 'vitest';
import { attribute, type Child, elementsIn, isElement, isText, type Parent } from '#src/reading/htmlTree.ts';
import { prepareText } from '#src/reading/prepareText.ts';

const TERMS = ['ROI', 'recovery', 'warm handoff', 'Recovery Act'].map((mark, n) => ({
  slug: `term-${n}`,
  title: mark,
  short: 'What it means.',
  marks: [mark],
}));

const RUNS = process.env['FULL_SETS'] ? 5000 : 300;

const words = fc
  .array(
    fc.constantFrom(
      'ROI',
      'roi',
      'Recovery',
      'warm\nhandoff',
      'Recovery Act',
      'ñandú',
      '&amp;',
      '&lt;b&gt;',
      '[^a]',
      '[^recovery]',
      '[^',
      '].',
      'Advice:',
      '“so”',
    ),
    { minLength: 1, maxLength: 6 },
  )
  .chain((list) => fc.constantFrom(' ', '', '\n').map((between) => list.join(between)));

/** Text with markup around some of it. */
const inline: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      words,
      words.map((text) => `<em>${text}</em>`),
      words.map((text) => `<a href="#here">${text} <strong>${text}</strong></a>`),
      words.map((text) => `<code>${text}</code>`),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.join(' '));

const item = fc.tuple(inline, inline, fc.boolean()).map(([text, more, loose]) => {
  const box = `<input type="checkbox" disabled> ${text}`;
  return loose
    ? `<li class="task-list-item">\n<p>${box}</p>\n<p>${more}</p>\n</li>`
    : `<li class="task-list-item">${box}\n<ul>\n<li>${more}</li>\n</ul>\n</li>`;
});

const block = fc.oneof(
  inline.map((text) => `<p>${text}</p>`),
  inline.map((text) => `<h2 id="here">${text}</h2>`),
  inline.map((text) => `<blockquote>\n<p>${text}</p>\n</blockquote>`),
  fc.array(item, { minLength: 1, maxLength: 3 }).map((items) => `<ul class="contains-task-list">\n${items.join('\n')}\n</ul>`),
  fc
    .tuple(inline, inline)
    .map(
      ([head, cell]) =>
        `<table>\n<thead>\n<tr>\n<th>${head}</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>${cell}</td>\n</tr>\n</tbody>\n</table>`,
    ),
);

const page = fc.array(block, { maxLength: 5 }).map((blocks) => blocks.join('\n'));
const options = fc.record({ prefix: fc.constantFrom('', 'part-'), lower: fc.boolean(), self: fc.constantFrom(undefined, 'term-1') });

/** What a reader sees, without the marks of sources. Code shows what was typed. */
function visible(node: Child | Parent, inCode = false): string {
  if (isText(node)) return inCode ? node.value : node.value.replace(/\[\^[a-z0-9-]+\]/g, '');
  if (isElement(node) && attribute(node, 'class') === 'source-mark') return '';
  const code = inCode || (isElement(node) && node.tagName === 'code');
  return 'childNodes' in node ? node.childNodes.map((child) => visible(child, code)).join('') : '';
}

test('whatever the text: what is seen stays the same apart from the marks, and the HTML means itself', () => {
  fc.assert(
    fc.property(page, options, (html, chosen) => {
      const prepared = prepareText(html, { locale: 'en', terms: TERMS, ...chosen });
      const tree = parseFragment(prepared.html);

      expect(serialize(tree)).toBe(prepared.html);
      expect(visible(tree)).toBe(visible(parseFragment(html)));
    }),
    { numRuns: RUNS },
  );
});

test('whatever the text: each term is marked once, where the page has it, and never inside a link, a heading, code or a label', () => {
  fc.assert(
    fc.property(page, options, (html, chosen) => {
      const { html: made, terms } = prepareText(html, { locale: 'en', terms: TERMS, ...chosen });
      const all = elementsIn(parseFragment(made));
      const marked = all.filter((element) => attribute(element, 'class') === 'term');

      expect(marked.map((element) => attribute(element, 'id'))).toEqual(terms.map(({ slug }) => `${chosen.prefix}word-${slug}`));
      expect(new Set(terms).size).toBe(terms.length);
      expect(terms.some(({ slug }) => slug === chosen.self)).toBe(false);
      const closed = all.filter(({ tagName }) => /^(?:a|code|h[1-6]|label|th)$/.test(tagName)).flatMap(elementsIn);
      expect(closed.filter((element) => marked.includes(element))).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});

test('whatever the text: every source mark has the number of its source, and every box its own label', () => {
  fc.assert(
    fc.property(page, options, (html, chosen) => {
      const { html: made, sources } = prepareText(html, { locale: 'en', terms: TERMS, ...chosen });
      const all = elementsIn(parseFragment(made));

      for (const link of all.filter((element) => attribute(element, 'aria-label')?.startsWith('Source ') === true)) {
        const number = Number(attribute(link, 'aria-label')?.slice('Source '.length));
        expect(attribute(link, 'href')).toBe(`#${chosen.prefix}source-${sources[number - 1]}`);
      }
      const boxes = all.filter(({ tagName }) => tagName === 'input').map((box) => attribute(box, 'id'));
      expect(all.filter(({ tagName }) => tagName === 'label').map((label) => attribute(label, 'for'))).toEqual(boxes);
      expect(new Set(boxes).size).toBe(boxes.length);
    }),
    { numRuns: RUNS },
  );
});
