import { expect, test } from 'vitest';
import { faultsWith } from '#tests/support/aContentTree.ts';

const related = (ids: string) => ({ 'faq/what-is-it.md': (text: string) => text.replace('[glossary/warm-handoff]', `[${ids}]`) });

test.each([
  ['faq/what-is-that', 'there is no content/faq/what-is-that.md'],
  ['glossary/cold-handoff', 'unknown term glossary/cold-handoff: there is no content/glossary/cold-handoff.md'],
  ['faq/what-is-it', 'faq/what-is-it is this page itself'],
  ['glossary/warm-handoff, glossary/warm-handoff', 'glossary/warm-handoff stands here twice'],
])('a page that names %s as related is a fault: %s', (ids, why) => {
  expect(faultsWith(related(ids))).toEqual([`faq/what-is-it.md:10: related: ${why}`]);
});

test('the sources and the citation of a head must exist', () => {
  const study = (text: string) => text.replace('citation: study-2017', 'citation: study-2018\nsources: [study-2017, study-2019]');

  expect(faultsWith({ 'evidence/first-study.md': study })).toEqual([
    'evidence/first-study.md:12: citation: there is no file content/sources/study-2018.yaml',
    'evidence/first-study.md:13: sources: there is no file content/sources/study-2019.yaml',
  ]);
});

test('a source that nobody cites is a fault', () => {
  expect(faultsWith({ 'sources/lonely-2020.yaml': 'cite: Nobody reads this.\n' })).toEqual([
    'sources/lonely-2020.yaml:1: no page cites this source: use [^lonely-2020] somewhere, or delete the file',
  ]);
});

test('a page for a reader is named after its reader', () => {
  expect(faultsWith({ 'for/officer.md': (text) => text.replace('reader: officer', 'reader: official') })).toEqual([
    'for/officer.md:4: reader: the file of "official" is named official.md',
  ]);
});

/** A page more, and its twin. */
const another = (name: string, facts: string, twinFacts = '') => ({
  [name]: `---
title: Another
summary: Another page for this test.
${facts}
versions: [{ version: "1.0", effective: 2026-11-22, what: First published. }]
---
Some words.
`,
  [`es/${name}`]: `---
of: "000000000000"
title: Otra
summary: Otra página para esta prueba.
${twinFacts}
what: { "1.0": Primera publicación. }
---
La casa es azul y yo la veo.
`,
});
const SHORT = ['short: Another term for this test.', 'short: Otro término para esta prueba.'] as const;

test('two pages of a collection cannot have the same place in its order', () => {
  expect(faultsWith(another('faq/why.md', 'group: people\norder: 1'))).toEqual([
    expect.stringMatching(/^faq\/why\.md:5: order 1 in content\/faq belongs to .*faq\/what-is-it\.md already$/),
  ]);
});

test('two pages cannot stand at the same path', () => {
  expect(faultsWith(another('pages/more.md', 'path: /about/'))).toEqual([
    expect.stringMatching(/^pages\/more\.md:4: path \/about\/ belongs to .*pages\/about\.md already$/),
  ]);
});

test.each([
  ['alsoCalled: [personal handoff]', 'personal handoff'],
  ['marks: [Warm handoff]', 'warm handoff'],
])('a spelling leads to one term only: %s', (facts, spelling) => {
  expect(faultsWith(another('glossary/zeal.md', `${SHORT[0]}\n${facts}`, SHORT[1]))).toEqual([
    expect.stringMatching(new RegExp(`^glossary/zeal\\.md:5: the spelling "${spelling}" belongs to .*glossary/warm-handoff\\.md already$`)),
  ]);
});

test('a term may name its own spelling twice', () => {
  expect(faultsWith(another('glossary/zeal.md', `${SHORT[0]}\nmarks: [Another, another]`, SHORT[1]))).toEqual([]);
});

test('a spelling leads to one term only in each language', () => {
  const zeal = (spanish: string) => another('glossary/zeal.md', SHORT[0], `${SHORT[1]}\nmarks: [${spanish}]`);

  expect(faultsWith(zeal('entrega en persona'))).toEqual([
    expect.stringMatching(
      /^es\/glossary\/zeal\.md:6: the spelling "entrega en persona" belongs to .*es\/glossary\/warm-handoff\.md already$/,
    ),
  ]);
  expect(faultsWith(zeal('warm handoff'))).toEqual([]);
});
