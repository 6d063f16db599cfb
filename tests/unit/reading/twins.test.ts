import { expect, test } from 'vitest';
import { staleTwins } from '#src/reading/checks/twins.ts';
import { readContent } from '#src/reading/readContent.ts';
import { stampOf } from '#src/reading/twins.ts';
import { aContentTree, faultsWith } from '#tests/support/aContentTree.ts';

const DOORS = 'es/toolkit/three-doors.md';
const FAQ = 'es/faq/what-is-it.md';
const STUDY = 'es/evidence/first-study.md';
const swap = (name: string, from: string, to: string) => ({
  [name]: (text: string) => {
    if (!text.includes(from)) throw new Error(`swapping "${from}", which ${name} does not have`);
    return text.replace(from, to);
  },
});

test('a page without its twin is a fault: the build stops', () => {
  const page = `---
title: Why?
summary: Why it is there.
group: people
order: 2
versions: [{ version: "1.0", effective: 2026-11-22, what: First published. }]
---
It helps.
`;

  expect(faultsWith({ 'faq/why.md': page })).toEqual(['faq/why.md:1: it has no Spanish twin: write content/es/faq/why.md']);
});

test('a twin without its page is a fault', () => {
  expect(
    faultsWith({ 'es/faq/why.md': '---\nof: pending\ntitle: ¿Por qué?\nsummary: Por qué está ahí.\nwhat: {}\n---\nAyuda.\n' }),
  ).toEqual(['es/faq/why.md:1: there is no English page content/faq/why.md: rename this twin, or delete it']);
});

test('a twin that nobody has stamped is a fault', () => {
  expect(faultsWith({ [DOORS]: (text) => text.replace(/^of: .*$/m, 'of: pending') })).toEqual([
    `${DOORS}:2: of: pending: when it says what the English page says, run: npm run translated -- es toolkit/three-doors`,
  ]);
});

test.each([
  ['a fact that stands once', DOORS, 'title:', 'order: 1\ntitle:', `${DOORS}:3: head: "order" is not known here: check the spelling`],
  ['a summary that is too long', DOORS, 'Quién puede abrir', 'x'.repeat(280), `${DOORS}:4: summary: the summary (what the page says`],
  ['a version without quotes', DOORS, '"1.0"', '1.0', `${DOORS}:6: what.1: write the version in quotes: "1.0"`],
  ['a stamp by hand', DOORS, 'of: "', 'of: "today', `${DOORS}:2: of: of is written by npm run translated`],
])('%s is said with its file and line', (_, name, from, to, fault) => {
  expect(faultsWith(swap(name, from, to))).toEqual([expect.stringContaining(fault)]);
});

test.each([
  [
    'a heading',
    DOORS,
    '## Quién',
    '### Quién',
    '10: the English page has the heading "## Who opens each" here, this one "### Quién abre cada una"',
  ],
  ['no heading', DOORS, '## Quién abre cada una\n', '', '8: the English page has the heading "## Who opens each" here, this one ends'],
  ['a list item', DOORS, 'Hay tres', '- Hay tres', '8: before the first heading: 1 list items, 0 in English'],
  ['a box', DOORS, 'Hay tres', '- [ ] Hay tres', '8: before the first heading: 1 boxes to tick, 0 in English'],
  ['a table', DOORS, 'Hay tres puertas.', '| a |\n|---|\n| b |', '8: before the first heading: 2 table rows, 0 in English'],
  ['a quotation', DOORS, 'Hay tres', '> Hay tres', '8: before the first heading: 1 quotations, 0 in English'],
  ['no mark', FAQ, '[^study-2017]', '', '10: under "¿Cuánta gente vino?": [^study-2017] is missing, English has it'],
  ['another mark', FAQ, '[^study-2017]', '[^portal]', '10: under "¿Cuánta gente vino?": [^portal] does not stand in English'],
  ['another figure', FAQ, '318', '381', '10: under "¿Cuánta gente vino?": "318" is missing, English has it'],
  [
    'another link',
    FAQ,
    '/toolkit/three-doors/#quién-abre-cada-una',
    '/about/',
    '8: before the first heading: a link to /about/ does not stand in English',
  ],
  [
    'advice of its own',
    DOORS,
    'Hay tres',
    'Consejo: hay tres',
    '8: before the first heading: 1 paragraphs that begin with "Consejo:", 0 in English',
  ],
  [
    'English words',
    FAQ,
    'Acerca a la gente a la ayuda. Vea [las',
    'It links people to help. See [the',
    '8: before the first heading: it is English still: It links',
  ],
])('a twin with %s where English has none is a fault', (_, name, from, to, fault) => {
  const change = swap(name, from, to);
  const english = fault.includes('English still') ? swap(name, 'puertas](', 'doors](') : {};
  const both = { [name]: (text: string) => (english[name] ?? ((same: string) => same))(change[name]?.(text) ?? '') };

  expect(faultsWith(both)).toEqual(expect.arrayContaining([expect.stringContaining(`${name}:${fault}`)]));
});

test.each([
  ['result', 'result: Odds de arresto 58%', 'result: Odds de arresto 85%', '8: result: "58%" is missing, English has it'],
  ['doesNotShow', 'doesNotShow: [', 'doesNotShow: [Otra cosa más., ', '9: doesNotShow: 2 entries, 1 in English'],
  ['years', 'De 2011 a 2014', 'De 2011 a 2015', '7: years: "2014" is missing, English has it'],
])('the head of a study says the same as the English one: %s', (_, from, to, fault) => {
  expect(faultsWith(swap(STUDY, from, to))).toContain(`${STUDY}:${fault}`);
});

test('odds told as a rate are a fault in a twin too, in the head and where a page cites them', () => {
  const head = {
    [STUDY]: (text: string) => text.replace('probabilidades relativas (odds)', 'riesgo').replace('result: Odds', 'result: Riesgo'),
  };
  const body = { 'faq/what-is-it.md': (text: string) => text.replace('318 people came', 'odds fell by 58%') };

  expect(faultsWith(head)).toEqual([
    expect.stringContaining(`${STUDY}:4: summary: these are odds, and it must say so`),
    expect.stringContaining(`${STUDY}:8: result: these are odds, and it must say so`),
  ]);
  expect(faultsWith({ ...body, ...swap(FAQ, 'vinieron 318 personas', 'bajaron 58%') })).toContain(
    `${FAQ}:12: these are odds, and the sentence must say so: En el primer año bajaron 58%[^study-2017].`,
  );
});

test('bars and what a reader comes for are joined by their place: they must be as many, even in a stale twin', () => {
  const chart = (bars: string) => `charts: [{ title: A chart, unit: "%", caution: Not more than this., bars: [${bars}] }]\n`;
  const english = {
    'evidence/first-study.md': (text: string) =>
      text.replace('versions:', `${chart('{ label: One bar, value: 1 }, { label: Two, value: 2 }')}versions:`),
  };
  const spanish = swap(STUDY, 'what:', `${chart('{ label: Una barra }')}what:`);

  expect(faultsWith(english)).toEqual([
    expect.stringContaining('charts: 0 entries, 1 in English'),
    expect.stringContaining('charts.0.bars: 0 entries'),
  ]);
  expect(faultsWith({ ...english, ...spanish })).toEqual([expect.stringContaining('charts.0.bars: 1 entry, 2 in English')]);
  expect(faultsWith(swap('es/for/officer.md', '  - text: Qué es\n    why: En dos minutos.\n', ''))).toEqual([
    expect.stringContaining('first: 1 entry, 2 in English'),
  ]);
});

test('what languages write in their own way is no difference', () => {
  const english = swap(
    'faq/what-is-it.md',
    '318 people came[',
    '318 people came by 5 p.m. on May 3, 2017: 58%, and 24/7. Call or text 988[',
  );
  const spanish = swap(
    FAQ,
    '318 personas[',
    '318 personas antes de las 5 p. m. del 3 de mayo de 2017: 58 %, día y noche. Llame al 988 y oprima 2, o escriba al 988[',
  );
  const content = readContent(aContentTree({ ...english, ...spanish }));

  expect(staleTwins(content).map(({ message }) => message.split('\n'))).toEqual([[expect.stringContaining('stale:')]]);
});

test('an anchor is of the language, and leads to the same heading', () => {
  const more = { 'toolkit/three-doors.md': (text: string) => `${text}\n## What else\n\nMore[^portal].\n` };
  const moreSpanish = { [DOORS]: (text: string) => `${text}\n## Qué más\n\nMás[^portal].\n` };

  expect(faultsWith(swap(FAQ, '#quién-abre-cada-una', '#who-opens-each'))).toEqual([
    `${FAQ}:8: /toolkit/three-doors/#who-opens-each: the page has no heading with the anchor #who-opens-each`,
  ]);
  expect(faultsWith({ ...more, ...moreSpanish, ...swap(FAQ, '#quién-abre-cada-una', '#qué-más') })).toEqual([
    `${FAQ}:8: /toolkit/three-doors/#qué-más: the English link leads to the heading #quién-abre-cada-una`,
  ]);
});

test('a link that leads nowhere is a fault in a stale twin too', () => {
  const gone = swap('faq/what-is-it.md', '[the doors](/toolkit/three-doors/#who-opens-each)', 'the doors');

  expect(faultsWith({ ...gone, ...swap(FAQ, '/toolkit/three-doors/', '/toolkit/two-doors/') })).toEqual([
    expect.stringMatching(/^es\/faq\/what-is-it\.md:8: \/toolkit\/two-doors\/.*: no page stands there$/),
  ]);
});

test('a stale twin is told with what to change, and stops no build', () => {
  const changes = swap('faq/what-is-it.md', '318 people', '319 people');
  const root = aContentTree(changes);

  expect(faultsWith(changes)).toEqual([]);
  expect(staleTwins(readContent(root)).map(({ file, line, message }) => `${file.slice(root.length + 1)}:${line}: ${message}`)).toEqual([
    expect.stringMatching(
      /^es\/faq\/what-is-it\.md:2: stale: .*\/faq\/what-is-it\.md has changed; .*npm run translated -- es faq\/what-is-it\n {4}line 10: .*"319" is missing, English has it/,
    ),
  ]);
});

test('a twin that does not tell of the newest version is stale', () => {
  const newer = swap(
    'pages/about.md',
    '- version: "1.0"',
    '- version: "1.1"\n    effective: 2026-11-23\n    what: A figure.\n  - version: "1.0"',
  );

  expect(staleTwins(readContent(aContentTree(newer))).map(({ message }) => message)).toEqual([
    expect.stringContaining('line 6: what: say what changed in version "1.1"'),
  ]);
});

const study = () => readContent(aContentTree()).files.find(({ folder }) => folder === 'evidence') ?? { data: {}, body: '' };

test.each([
  ['a word of the text', { body: 'The group had 59% lower odds of arrest.' }],
  ['the title', { data: { title: 'The study' } }],
  ['what it does not show', { data: { doesNotShow: [] } }],
  ['a bar', { data: { charts: [{ title: 'A', unit: '%', caution: 'B', bars: [{ label: 'One', value: 1 }] }] } }],
])('the stamp changes with %s', (_, { data = {}, body }: { data?: object; body?: string }) => {
  const page = study();

  expect(stampOf({ data: { ...page.data, ...data }, body: body ?? page.body })).not.toBe(stampOf(page));
  expect(stampOf(page)).toMatch(/^[0-9a-f]{12}$/);
});

test('the stamp stays where facts change that stand once, or a line breaks elsewhere', () => {
  const page = study();

  expect(
    stampOf({
      data: { ...page.data, order: 9, participants: 5, versions: [], related: ['a'] },
      body: `\n\n${page.body.replace(' odds', '\nodds')}`,
    }),
  ).toBe(stampOf(page));
});
