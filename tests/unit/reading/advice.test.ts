import { expect, test } from 'vitest';
import { faultsWith } from '#tests/support/aContentTree.ts';

const section = (text: string) => ({ 'toolkit/three-doors.md': (before: string) => `${before}\n## Who pays\n\n${text}\n` });

test('a section of the toolkit that names no source and is not marked as advice is a fault, at its heading', () => {
  expect(faultsWith(section('The county pays.'))).toEqual([
    'toolkit/three-doors.md:19: the section "Who pays" names no source: add a mark like [^source-id], or a paragraph that begins with "Advice:"',
  ]);
});

test.each([
  ['a source', 'The county pays[^portal].'],
  ['advice', 'The county pays.\n\nAdvice: ask it early.'],
  ['advice in bold', '**Advice:** ask the county early.'],
  ['a source in a row', '| Who | What |\n|---|---|\n| County | pays[^portal] |'],
  ['a source under a smaller heading', '### At first\n\nThe county pays[^portal].'],
])('a section with %s is fine', (_, text) => {
  expect(faultsWith(section(text))).toEqual([]);
});

test('other collections and the opening of a page need none', () => {
  expect(faultsWith({ 'faq/what-is-it.md': (text) => `${text}\n## Who pays?\n\nThe county pays.\n` })).toEqual([]);
});
