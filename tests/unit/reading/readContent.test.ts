import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readContent } from '#src/reading/readContent.ts';
import { aContentTree, faultsWith } from '#tests/support/aContentTree.ts';

const inTerm = (from: string, to: string) => ({ 'glossary/warm-handoff.md': (text: string) => text.replace(from, to) });

test('every collection, the older versions, the sources and the names of the sites are read', () => {
  const { files, older, sources, sites, faults } = readContent(aContentTree({ 'versions/faq/what-is-it/0.9.md': copyOfAFaq }));

  expect(files.map(({ id }) => id)).toEqual([
    'faq/what-is-it',
    'glossary/warm-handoff',
    'toolkit/three-doors',
    'evidence/first-study',
    'pages/about',
    'for/officer',
  ]);
  expect(older.map(({ id, slug, version, folder }) => ({ id, slug, version, folder }))).toEqual([
    { id: 'faq/what-is-it', slug: 'what-is-it', version: '0.9', folder: 'faq' },
  ]);
  expect([...sources.keys()]).toEqual(['portal', 'study-2017']);
  expect(sites).toEqual(['north-lead']);
  expect(faults).toEqual([]);
});

test('a file knows its text, where its words begin, and where its facts stand', () => {
  const root = aContentTree();
  const file = readContent(root).files.find(({ id }) => id === 'glossary/warm-handoff');

  expect(file).toMatchObject({
    file: join(root, 'glossary/warm-handoff.md'),
    body: 'The two workers meet with the person.\n',
    bodyLine: 11,
  });
  expect([['title'], ['alsoCalled', 0], ['versions', 0, 'what'], ['marks', 3]].map((path) => file?.lineOf(path))).toEqual([2, 5, 9, 2]);
});

test.each([
  ['a fact that is missing', 'title: Warm handoff\n', '', '2: title: the title is missing'],
  ['a fact of the wrong length', 'title: Warm handoff', 'title: W', '2: title: the title is too short'],
  ['a fact of the wrong kind', 'alsoCalled: [Personal handoff]', 'alsoCalled: yes', '5: alsoCalled: must be a list: [one, two]'],
  ['a fact that nobody knows', 'alsoCalled:', 'alsocalled:', '5: head: "alsocalled" is not known here: check the spelling'],
  ['a version without quotes', '"1.0"', '1.0', '7: versions.0.version: write the version in quotes: "1.0"'],
  ['a day that does not exist', '2026-11-22', '2026-13-22', '8: versions.0.effective: this day does not exist'],
  ['a day in another form', '2026-11-22', '11/22/2026', '8: versions.0.effective: write the day as 2026-11-22'],
  [
    'a head that is no YAML',
    'title: Warm handoff',
    'title: Warm: handoff',
    '2: Nested mappings are not allowed in compact mappings at line 1, column 8:',
  ],
])('%s is said with its file and line', (_, from, to, fault) => {
  expect(faultsWith(inTerm(from, to))).toEqual([`glossary/warm-handoff.md:${fault}`]);
});

test('a page that cannot be read draws no faults of others after it', () => {
  const source = (text: string) => text.replace('odds: true', 'odds: maybe');

  expect(faultsWith({ 'sources/study-2017.yaml': source })).toEqual(['sources/study-2017.yaml:2: odds: must be true or false']);
});

test('a choice that is not on the list names the list', () => {
  expect(faultsWith({ 'toolkit/three-doors.md': (text) => text.replace('format: guide', 'format: book') })[0]).toMatch(
    /^toolkit\/three-doors\.md:6: format: format must be one of: guide, brief, card/,
  );
});

test('a file without its facts is a fault', () => {
  expect(faultsWith({ 'glossary/zeal.md': 'Only words.\n' })).toEqual([
    'glossary/zeal.md:1: the file must begin with --- and its facts, then --- again',
  ]);
});

test('a mistake in a source is said with its line', () => {
  expect(faultsWith({ 'sources/portal.yaml': 'cite: The rules.\ndoi: doi:10/1\n' })).toContain(
    'sources/portal.yaml:2: doi: a DOI begins with 10.',
  );
});

const copyOfAFaq = `---
title: What is it?
summary: It links people to help on the street.
group: idea
order: 1
versions: [{ version: "0.9", effective: 2026-11-01, what: A draft. }]
---
What it said before.
`;
