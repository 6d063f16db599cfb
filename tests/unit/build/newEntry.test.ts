import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newEntry } from '#src/build/newEntry.ts';
import { checkPlaceholders } from '#src/reading/checks/placeholders.ts';
import { checkTwins, differencesOf } from '#src/reading/checks/twins.ts';
import { readContent } from '#src/reading/readContent.ts';
import { aContentTree } from '#tests/support/aContentTree.ts';

const today = '2026-12-24';

test.each([
  ['question', 'What does “divert” mean?', ['faq/what-does-divert-mean.md', 'es/faq/what-does-divert-mean.md']],
  ['term', 'Señor’s term', ['glossary/senors-term.md', 'es/glossary/senors-term.md']],
  ['resource', 'Talking: how', ['toolkit/talking-how.md', 'es/toolkit/talking-how.md']],
  ['study', 'Seattle (2017)', ['evidence/seattle-2017.md', 'sources/seattle-2017.yaml', 'es/evidence/seattle-2017.md']],
  ['source', 'collins-2017', ['sources/collins-2017.yaml']],
] as const)('a new %s fits its schema, and is refused until its placeholders are filled in', (what, title, names) => {
  const root = aContentTree();

  expect(newEntry({ root, what, title, today })).toEqual({ kind: 'made', files: names.map((name) => join(root, name)) });
  const content = readContent(root);
  expect(content.faults).toEqual([]);
  const unfinished = new Set(checkPlaceholders(content).map(({ file }) => file));
  expect([...unfinished].toSorted()).toEqual(names.map((name) => join(root, name)).toSorted());
});

test.each(['question', 'term', 'resource', 'study'] as const)('the twin of a new %s is built like its page', (what) => {
  const root = aContentTree();
  newEntry({ root, what, title: 'All new', today });
  const content = readContent(root);
  const twin = content.twins.find(({ slug }) => slug === 'all-new');
  const page = content.files.find(({ slug }) => slug === 'all-new');

  if (twin === undefined || page === undefined) throw new Error('reading a new page and its twin');
  expect(differencesOf(twin, page).filter(({ message }) => !/English still|"\d+" is missing/.test(message))).toEqual([]);
  expect(checkTwins(content).map(({ message }) => message.split(':')[0])).toContain('of');
});

test('a new page has its title, the day of today and the next free place', () => {
  const root = aContentTree();
  newEntry({ root, what: 'question', title: 'Who says "no": anybody?', today });
  const made = readContent(root).files.find(({ slug }) => slug === 'who-says-no-anybody');

  expect(made?.data).toMatchObject({
    title: 'Who says "no": anybody?',
    order: 2,
    versions: [{ version: '1.0', effective: today, what: 'First published.' }],
  });
});

test('what is there is never written over', () => {
  const root = aContentTree();
  const before = readFileSync(join(root, 'faq/what-is-it.md'), 'utf8');

  expect(newEntry({ root, what: 'question', title: 'What is it?', today })).toEqual({
    kind: 'refused',
    why: `${join(root, 'faq/what-is-it.md')} is there already`,
  });
  expect(readFileSync(join(root, 'faq/what-is-it.md'), 'utf8')).toBe(before);
});

test('a study whose source is there already is not begun at all', () => {
  const root = aContentTree();

  expect(newEntry({ root, what: 'study', title: 'Study 2017', today }).kind).toBe('refused');
  expect(existsSync(join(root, 'evidence/study-2017.md'))).toBe(false);
});

test.each(['…', 'No', 'x'.repeat(121)])('the title %s is refused', (title) => {
  expect(newEntry({ root: aContentTree(), what: 'term', title, today }).kind).toBe('refused');
});
