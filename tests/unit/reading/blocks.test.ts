import { expect, test } from 'vitest';
import { blocksOf, headingIds, linksOf } from '#src/reading/blocks.ts';

test('a page falls into its headings, paragraphs, list items and rows, each with its line', () => {
  const page = ['Text *here*.', '', '## A heading', '', '- one', '- [ ] two', '', '| A | B |', '|---|---|', '| 1 | 2 |'].join('\n');

  expect(blocksOf(page, 20)).toEqual([
    { kind: 'text', depth: 0, text: 'Text here.', line: 20 },
    { kind: 'heading', depth: 2, text: 'A heading', line: 22 },
    { kind: 'text', depth: 0, text: 'one', line: 24 },
    { kind: 'text', depth: 0, text: 'two', line: 25 },
    { kind: 'row', depth: 0, text: 'A | B |', line: 27 },
    { kind: 'row', depth: 0, text: '1 | 2 |', line: 29 },
  ]);
});

test('the mark of a source stays in the text, even if somebody wrote a footnote of that name', () => {
  expect(blocksOf('Figures[^one].')[0]?.text).toBe('Figures[^one].');
  expect(blocksOf('Figures[^one].\n\n[^one]: A note')[0]?.text).toBe('Figures[^one].');
});

test('raw HTML and code blocks are no words', () => {
  expect(blocksOf('One<br>two\n\n```\ncode\n```').map(({ text }) => text)).toEqual(['Onetwo']);
});

test('links are found on their own line, wherever they stand', () => {
  const page = ['See [a](/a/) and', '[b](/b/#c "title").', '', '| [d](/d/) |', '|---|', '', '![p](/p.png)', '', '[e]: /e/'].join('\n');

  expect(linksOf(page, 5)).toEqual([
    { url: '/a/', line: 5 },
    { url: '/b/#c', line: 6 },
    { url: '/d/', line: 8 },
    { url: '/p.png', line: 11 },
    { url: '/e/', line: 13 },
  ]);
});

test('a heading has the anchor that Astro gives it; a second one of the same words gets a number', () => {
  expect(headingIds('## What is “kept”, and how long?\n\n## Next\n\n### Next\n\n## The person’s_name - here')).toEqual([
    'what-is-kept-and-how-long',
    'next',
    'next-1',
    'the-persons_name---here',
  ]);
});
