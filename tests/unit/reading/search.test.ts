import { expect, test } from 'vitest';
import { makeSearch, type SearchDocument } from '#src/reading/search.ts';
import { wordsFor } from '#src/words/words.ts';

const document = (path: string, title: string, rest: Partial<SearchDocument> = {}): SearchDocument => ({
  path,
  title,
  kind: 'faq',
  summary: '',
  names: '',
  text: '',
  ...rest,
});

const DOCUMENTS = [
  document('/a/', 'Do participants still go to court?', { summary: 'Old charges stay where they are.', text: 'prosecutor warrant' }),
  document('/b/', 'Warm handoff', { kind: 'glossary', names: 'personal introduction', text: 'The officer waits until somebody comes.' }),
  document('/c/', 'LEAD in Cañon County', { kind: 'sites', summary: 'The county and its towns' }),
  document('/d/', 'Costs and value', { kind: 'toolkit', text: 'A warrant is mentioned here, and court costs.' }),
];

const { smallWords } = wordsFor('en').reading.search;
const search = makeSearch({ documents: DOCUMENTS, smallWords });
const paths = (question: string) => search(question).map(({ path }) => path);

test('a result tells what one chooses by, and nothing of the long text', () => {
  expect(search('handoff')).toEqual([{ path: '/b/', title: 'Warm handoff', kind: 'glossary', summary: '' }]);
});

test('a slip in spelling finds', () => {
  expect(paths('particpants')).toEqual(['/a/']);
  expect(paths('handof')).toEqual(['/b/']);
  expect(paths('prosicutor')).toEqual(['/a/']);
});

test('the beginning of a word is enough from the third letter on', () => {
  expect(paths('prosec')).toEqual(['/a/']);
  expect(paths('int')).toEqual(['/b/']);
  expect(paths('pr')).toEqual([]);
});

test('a page with all words wins over pages with one; without one the others are shown', () => {
  expect(paths('warrant participants')).toEqual(['/a/']);
  expect(paths('handoff participants').toSorted()).toEqual(['/a/', '/b/']);
});

test('a title counts more than other names, those more than a summary, and that more than a text', () => {
  const documents = [
    document('/text/', 'One', { text: 'The hotline and what else there is to say of it in a longer sentence' }),
    document('/summary/', 'Two', { summary: 'The hotline and what else there is to say of it in a longer sentence' }),
    document('/names/', 'Three', { names: 'crisis line, helpline, warm line, hotline, telephone of the county' }),
    document('/title/', 'A rather long title of a page that has the hotline in it'),
  ];
  const weighed = makeSearch({ documents, smallWords });

  expect(weighed('hotline').map(({ path }) => path)).toEqual(['/title/', '/names/', '/summary/', '/text/']);
});

test('other names find', () => {
  expect(paths('personal introduction')).toEqual(['/b/']);
});

test('accents and capitals make no difference, in the question or in the page', () => {
  for (const question of ['canon', 'Cañon', 'CAÑÓN', 'can\u0303on']) expect(paths(question), question).toEqual(['/c/']);
  // Too short for a slip in spelling to be forgiven.
  for (const question of ['ano', 'AÑO'])
    expect(makeSearch({ documents: [document('/n/', 'Año')], smallWords })(question), question).toHaveLength(1);
});

test('nothing is found for nothing, for signs alone and for what stands nowhere', () => {
  for (const question of ['', '   ', '?!…', '<>&"', 'xylophone']) expect(paths(question), question).toEqual([]);
});

test('what is asked beyond 200 characters is not looked for', () => {
  const within = `${'?'.repeat(190)} handoff`;
  const beyond = `${'?'.repeat(200)} handoff`;

  expect(paths(within)).toEqual(['/b/']);
  expect(paths(beyond)).toEqual([]);
});

test('no more than thirty results come', () => {
  const many = Array.from({ length: 40 }, (_, n) => document(`/${n}/`, `Page number ${n}`));

  expect(makeSearch({ documents: many, smallWords })('page')).toHaveLength(30);
});

test('a question may be typed as it is spoken', () => {
  expect(paths('how do I find the prosecutor')).toEqual(paths('find prosecutor'));
  expect(paths('what is it')).toEqual([]);
});

test('a slip is forgiven inside a word, never in its first letter', () => {
  const documents = [document('/other/', 'Other models'), document('/mother/', 'A mother asks')];
  const search = makeSearch({ documents, smallWords });

  expect(search('mother').map(({ path }) => path)).toEqual(['/mother/']);
  expect(search('mothr').map(({ path }) => path)).toEqual(['/mother/']);
});

test('a Spanish question may be typed as it is spoken, with accents or without, and "sin" counts', () => {
  const documents = [
    document('/que-es/', '¿Qué es LEAD?'),
    document('/orden/', '¿Puede participar alguien con una orden de arresto?'),
    document('/techo/', 'Vivir sin techo'),
    document('/casa/', 'Una casa con techo y con llave'),
  ];
  const found = makeSearch({ documents, smallWords: wordsFor('es').reading.search.smallWords });
  const paths = (question: string) => found(question).map(({ path }) => path);

  for (const question of ['¿qué es lead?', 'que es el LEAD']) expect(paths(question), question).toEqual(['/que-es/']);
  for (const question of ['orden de arresto', '¿y si tengo una órden de arresto?']) expect(paths(question), question).toEqual(['/orden/']);
  expect(paths('sin techo')).toEqual(['/techo/']);
  for (const question of ['¿y cómo es?', '¿qué puedo hacer?', 'dónde están']) expect(paths(question), question).toEqual([]);
});

test.each([
  ['no tiene donde dormir', '/refer/'],
  ['mi vecino pasa frío y hambre', '/refer/'],
  ['papeles', '/refer/questions/'],
  ['una orden de captura', '/refer/questions/'],
])('who types «%s» finds %s first, before pages that only mention it', (question, first) => {
  const { portal, smallWords: small } = wordsFor('es').reading.search;
  const ofPortal = (path: string, { title, description, names }: typeof portal.refer) =>
    document(path, title, { summary: description, names });
  const documents = [
    document('/techo/', 'Vivienda Primero', { text: 'Una persona que no tiene donde dormir pasa frío y hambre; su vecino la ve.' }),
    document('/acuerdo/', 'Protocolo y acuerdo', { text: 'Los papeles que firman los grupos, y quién lee una orden de captura.' }),
    ofPortal('/refer/', portal.refer),
    ofPortal('/refer/questions/', portal.questions),
  ];

  expect(makeSearch({ documents, smallWords: small })(question)[0]?.path).toBe(first);
});
