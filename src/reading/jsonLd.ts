import { type Locale, localePath } from '#src/domain/locale.ts';
import type { Question, ReaderPage, ReadingPage, Resource, Source, Study, Term } from './schemas.ts';

/** What search engines and citation tools read of a page, in the words of schema.org. */

interface Where {
  readonly url: string;
  readonly origin: string;
  /** The language of the page. */
  readonly locale: Locale;
}

type Dated = Question | Term | Resource | Study | ReadingPage | ReaderPage;

function dated({ title, summary, versions }: Dated, { url, origin, locale }: Where) {
  return {
    '@context': 'https://schema.org',
    name: title,
    description: summary,
    url,
    inLanguage: locale,
    version: versions[0]?.version,
    dateModified: versions[0]?.effective,
    datePublished: versions.at(-1)?.effective,
    publisher: portal(origin),
  };
}

function portal(origin: string) {
  return { '@type': 'Organization', name: 'LEAD Portal', url: new URL('/', origin).href };
}

/** The whole portal, for its home page: search engines take its name from here. */
export function webSite(about: { name: string; description: string; language: string }, { url, origin }: Omit<Where, 'locale'>): object {
  const { name, description, language } = about;
  return { '@context': 'https://schema.org', '@type': 'WebSite', name, description, url, inLanguage: language, publisher: portal(origin) };
}

/** FAQPage with the one question of the page. */
export function faqPage(question: Question, answer: string, where: Where): object {
  return {
    ...dated(question, where),
    '@type': 'FAQPage',
    mainEntity: [{ '@type': 'Question', name: question.title, acceptedAnswer: { '@type': 'Answer', text: answer } }],
  };
}

/** FAQPage with every question and its short answer; the long ones stand at their own addresses. */
export function faqList(questions: readonly { readonly data: Question; readonly path: string }[], { url, origin, locale }: Where): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'FAQPage',
    url,
    inLanguage: locale,
    mainEntity: questions.map(({ data, path }) => ({
      '@type': 'Question',
      name: data.title,
      url: new URL(localePath(locale, path), origin).href,
      acceptedAnswer: { '@type': 'Answer', text: data.summary },
    })),
  };
}

/** Our page about a term; the DefinedTerm itself has neither version nor publisher. */
export function definedTerm(term: Term, where: Where): object {
  return {
    ...dated(term, where),
    '@type': 'WebPage',
    mainEntity: {
      '@type': 'DefinedTerm',
      name: term.title,
      description: term.short,
      url: where.url,
      ...(term.alsoCalled.length > 0 ? { alternateName: term.alsoCalled } : {}),
      inDefinedTermSet: new URL(localePath(where.locale, '/glossary/'), where.origin).href,
    },
  };
}

/** The glossary as a set of its terms. */
export function definedTermSet(
  terms: readonly { readonly data: Term; readonly path: string }[],
  name: string,
  { url, origin, locale }: Where,
): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'DefinedTermSet',
    name,
    url,
    inLanguage: locale,
    hasDefinedTerm: terms.map(({ data, path }) => ({
      '@type': 'DefinedTerm',
      name: data.title,
      description: data.short,
      url: new URL(localePath(locale, path), origin).href,
    })),
  };
}

/** Our page about a study; the study itself is the ScholarlyArticle it is about. */
export function scholarlyArticle(study: Study, cited: Source | undefined, where: Where): object {
  const ours = { ...dated(study, where), '@type': 'WebPage' };
  if (cited === undefined) return ours;
  const about = {
    '@type':
      study.typeOfEvidence === 'peer-reviewed-article' || study.typeOfEvidence === 'systematic-review' ? 'ScholarlyArticle' : 'Report',
    name: cited.cite,
    ...(cited.authors.length > 0 ? { author: cited.authors.map((name) => ({ '@type': 'Person', name })) } : {}),
    ...(cited.published === undefined ? {} : { datePublished: cited.published }),
    ...(cited.doi === undefined
      ? {}
      : { identifier: { '@type': 'PropertyValue', propertyID: 'DOI', value: cited.doi }, sameAs: `https://doi.org/${cited.doi}` }),
    ...(cited.url === undefined ? {} : { url: cited.url }),
  };
  return { ...ours, about, mainEntity: about };
}

/** A paper of the toolkit, a reader's page, or a page that stands alone. */
export function article(entry: Resource | ReadingPage | ReaderPage, where: Where): object {
  return { ...dated(entry, where), '@type': 'Article', headline: entry.title, author: portal(where.origin) };
}
