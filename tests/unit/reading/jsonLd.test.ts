import { expect, test } from 'vitest';
import { article, definedTerm, definedTermSet, faqList, faqPage, scholarlyArticle, webSite } from '#src/reading/jsonLd.ts';
import type { Question, Resource, Source, Study, Term } from '#src/reading/schemas.ts';

const origin = 'https://portal.example';
const where = { url: `${origin}/somewhere/`, origin, locale: 'en' } as const;

const common = {
  title: 'A title',
  summary: 'A summary.',
  versions: [
    { version: '1.1', effective: '2026-11-22', what: 'A word was changed.' },
    { version: '1.0', effective: '2026-03-05', what: 'First published.' },
  ],
  related: [],
  sources: [],
};
const question: Question = { ...common, group: 'idea', order: 1 };
const term: Term = { ...common, short: 'A short sentence.', alsoCalled: ['another name'] };
const resource: Resource = { ...common, topic: 'lead-101', audience: ['officer'], format: 'guide', printable: false, order: 1 };
const study: Study = {
  ...common,
  order: 1,
  design: 'a comparison',
  participants: 12,
  place: 'A town',
  years: '2020',
  result: 'A result',
  odds: false,
  doesNotShow: ['That it works elsewhere.'],
  citation: 'a-source',
  typeOfEvidence: 'peer-reviewed-article',
  responseApproach: ['harm-reduction'],
  continuumOfCare: ['comprehensive-services'],
  charts: [],
};
const source: Source = {
  cite: 'Writer, A. (2020). Findings. Journal.',
  authors: ['A. Writer'],
  published: '2020',
  doi: '10.1234/abc',
  url: 'https://journal.example/abc',
  odds: false,
};

const DATED = { version: '1.1', dateModified: '2026-11-22', datePublished: '2026-03-05', inLanguage: 'en', url: where.url };

test('a question is a FAQPage with its answer', () => {
  expect(faqPage(question, 'The whole answer.', where)).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'FAQPage',
    ...DATED,
    mainEntity: [{ '@type': 'Question', name: 'A title', acceptedAnswer: { '@type': 'Answer', text: 'The whole answer.' } }],
  });
});

test('the list of questions gives each its own address and its short answer', () => {
  expect(faqList([{ data: question, path: '/faq/one/' }], where)).toMatchObject({
    '@type': 'FAQPage',
    mainEntity: [{ '@type': 'Question', url: `${origin}/faq/one/`, acceptedAnswer: { text: 'A summary.' } }],
  });
});

test('a term is a DefinedTerm of the glossary, with the names that it also has', () => {
  expect(definedTerm(term, where)).toMatchObject({
    '@type': 'WebPage',
    ...DATED,
    mainEntity: {
      '@type': 'DefinedTerm',
      name: 'A title',
      description: 'A short sentence.',
      alternateName: ['another name'],
      inDefinedTermSet: `${origin}/glossary/`,
    },
  });
  expect(JSON.stringify(definedTerm({ ...term, alsoCalled: [] }, where))).not.toContain('alternateName');
  expect(definedTermSet([{ data: term, path: '/glossary/a-term/' }], 'Words', where)).toMatchObject({
    '@type': 'DefinedTermSet',
    name: 'Words',
    hasDefinedTerm: [{ '@type': 'DefinedTerm', name: 'A title', url: `${origin}/glossary/a-term/` }],
  });
});

test('the article is the study that our page is about, with authors and DOI, not our page', () => {
  expect(scholarlyArticle(study, source, where)).toMatchObject({
    '@type': 'WebPage',
    ...DATED,
    mainEntity: {
      '@type': 'ScholarlyArticle',
      name: source.cite,
      author: [{ '@type': 'Person', name: 'A. Writer' }],
      datePublished: '2020',
      identifier: { propertyID: 'DOI', value: '10.1234/abc' },
      sameAs: 'https://doi.org/10.1234/abc',
      url: source.url,
    },
  });
});

test('what was not written in a journal is a Report, and what is not known is left out', () => {
  const bare: Source = { cite: 'A report', authors: [], odds: false };
  const report = scholarlyArticle({ ...study, typeOfEvidence: 'evaluation-report' }, bare, where);

  expect(report).toMatchObject({ mainEntity: { '@type': 'Report', name: 'A report' } });
  expect(JSON.stringify(report)).not.toMatch(/identifier|sameAs|author|null|undefined/);
  expect(scholarlyArticle(study, undefined, where)).not.toHaveProperty('mainEntity');
});

test('a paper is an Article under its own name, and the portal answers for it', () => {
  expect(article(resource, where)).toMatchObject({
    '@type': 'Article',
    headline: 'A title',
    description: 'A summary.',
    ...DATED,
    author: { '@type': 'Organization', name: 'LEAD Portal', url: `${origin}/` },
  });
});

test('the home page is the WebSite, under its name in the language of the page', () => {
  const about = { name: 'Portal LEAD', description: 'Una descripción.', language: 'es' };

  expect(webSite(about, { url: `${origin}/es/`, origin })).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    name: 'Portal LEAD',
    url: `${origin}/es/`,
    inLanguage: 'es',
  });
});

test('a page in Spanish says so, and leads to Spanish pages', () => {
  const there = { url: `${origin}/es/somewhere/`, origin, locale: 'es' } as const;

  expect(article(resource, there)).toMatchObject({ inLanguage: 'es', url: there.url });
  expect(faqList([{ data: question, path: '/faq/one/' }], there)).toMatchObject({
    inLanguage: 'es',
    mainEntity: [{ url: `${origin}/es/faq/one/` }],
  });
  expect(definedTerm(term, there)).toMatchObject({ mainEntity: { inDefinedTermSet: `${origin}/es/glossary/` } });
  expect(definedTermSet([{ data: term, path: '/glossary/a-term/' }], 'Palabras', there)).toMatchObject({
    inLanguage: 'es',
    hasDefinedTerm: [{ url: `${origin}/es/glossary/a-term/` }],
  });
});
