import { expect, test } from 'vitest';
import type { ReaderPage, Study, Term } from '#src/reading/schemas.ts';
import { inWordsOf, type TwinWords } from '#src/reading/twinWords.ts';

const first = { version: '1.0', effective: '2026-11-22', what: 'First published.' };
const common = { title: 'A title', summary: 'A summary.', versions: [first], related: ['faq/what-is-lead'], sources: ['a-source'] };
const twin: TwinWords = { of: 'pending', title: 'Un título', summary: 'Un resumen.', what: { '1.0': 'Primera publicación.' } };

const term: Term = { ...common, short: 'A short sentence.', alsoCalled: ['another name'], marks: ['a title'] };
const study: Study = {
  ...common,
  order: 3,
  design: 'A comparison',
  participants: 12,
  groups: 'Two groups',
  place: 'A town',
  years: 'From 2020',
  result: '12% fewer',
  odds: true,
  doesNotShow: ['That it works elsewhere.'],
  citation: 'a-source',
  typeOfEvidence: 'peer-reviewed-article',
  responseApproach: ['harm-reduction'],
  continuumOfCare: ['comprehensive-services'],
  charts: [
    {
      title: 'People',
      unit: ' people',
      caution: 'One year.',
      bars: [
        { label: 'Before', value: 30, note: 'at least' },
        { label: 'After', value: 13 },
      ],
    },
  ],
};
const reader: ReaderPage = {
  ...common,
  reader: 'officer',
  order: 1,
  first: [
    { text: 'Find your site', why: 'Whom it serves.', to: '/sites/' },
    { text: 'Warm handoff', why: 'You call.', to: '/glossary/warm-handoff/' },
  ],
};

test('the words are those of the twin, and what stands once stays', () => {
  expect(inWordsOf(term, { ...twin, short: 'Una frase.', alsoCalled: ['otro nombre'], marks: ['un título'] })).toEqual({
    ...{ title: 'Un título', summary: 'Un resumen.', short: 'Una frase.', alsoCalled: ['otro nombre'], marks: ['un título'] },
    versions: [{ version: '1.0', effective: '2026-11-22', what: 'Primera publicación.' }],
    ...{ related: ['faq/what-is-lead'], sources: ['a-source'] },
  });
});

test('no English spelling of a term is looked for in the text of another language', () => {
  expect(inWordsOf(term, twin)).toMatchObject({ alsoCalled: [], marks: undefined });
});

test('a study keeps its figures, and each bar its value', () => {
  const charts = [
    { title: 'Personas', unit: ' personas', caution: 'Un año.', bars: [{ label: 'Antes', note: 'al menos' }, { label: 'Después' }] },
  ];
  const told = {
    ...{ design: 'Una comparación', groups: 'Dos grupos', place: 'Un pueblo', years: 'Desde 2020' },
    result: '12% menos',
    doesNotShow: ['No.'],
  };

  expect(inWordsOf(study, { ...twin, ...told, charts })).toMatchObject({
    ...told,
    ...{ order: 3, participants: 12, odds: true, citation: 'a-source', typeOfEvidence: 'peer-reviewed-article' },
    charts: [
      {
        ...{ title: 'Personas', unit: ' personas', caution: 'Un año.' },
        bars: [
          { label: 'Antes', value: 30, note: 'al menos' },
          { label: 'Después', value: 13 },
        ],
      },
    ],
  });
});

test('a first link leads where it led', () => {
  const words = {
    ...twin,
    first: [
      { text: 'Su programa', why: 'A quién atiende.' },
      { text: 'Presentación', why: 'Usted llama.' },
    ],
  };

  expect(inWordsOf(reader, words).first).toEqual([
    { text: 'Su programa', why: 'A quién atiende.', to: '/sites/' },
    { text: 'Presentación', why: 'Usted llama.', to: '/glossary/warm-handoff/' },
  ]);
});

test('where English has grown since, its words fill the gap', () => {
  expect(inWordsOf(study, twin).charts).toEqual(study.charts);
  expect(inWordsOf(reader, { ...twin, first: [{ text: 'Su programa', why: 'A quién atiende.' }] }).first[1]?.text).toBe('Warm handoff');
});

test('a version that the twin has not gone through is none of its own: the first one is the text it says', () => {
  const later = { ...common, versions: [{ version: '1.1', effective: '2026-12-01', what: 'A part was added.' }, first] };

  expect(inWordsOf(later, twin).versions.map(({ version, what }) => `${version} ${what}`)).toEqual(['1.0 Primera publicación.']);
  expect(inWordsOf(later, { ...twin, what: undefined }).versions).toEqual(later.versions);
});
