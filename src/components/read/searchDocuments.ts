import { getCollection } from 'astro:content';
import { DEFAULT_LOCALE, type Locale, localePath, saidIn } from '#src/domain/locale.ts';
import { stateName } from '#src/domain/states.ts';
import type { Searchable, SearchDocument } from '#src/reading/search.ts';
import { wordsFor } from '#src/words/words.ts';
import { startingBig } from '../directory/siteCard.ts';
import { type Entry, type Library, library, plainText } from './library.ts';

/** Everything that search finds in one language: the reading room, the pages about referring, and the first facts of each site. */
export async function searchable(locale: Locale): Promise<Searchable> {
  const [{ byId }, english] = await Promise.all([library(locale), library(DEFAULT_LOCALE)]);
  const entries = [...byId.values()].map((entry) => ofEntry(entry, english));
  const documents = [...entries, ...portalPages(locale), ...(await sites(locale))];
  return {
    documents: documents.map((one) => ({ ...one, path: localePath(locale, one.path) })),
    smallWords: wordsFor(locale).reading.search.smallWords,
  };
}

function ofEntry(entry: Entry, english: Library): SearchDocument {
  const { path, folder, data, html } = entry;
  return {
    path,
    title: data.title,
    kind: folder,
    summary: data.summary,
    names: otherNames(entry, english).join(', '),
    text: plainText(html),
  };
}

/** A term is found by its English name in every language: that is what teams and papers call it. */
function otherNames({ id, lang, data }: Entry, english: Library): string[] {
  if (!('alsoCalled' in data)) return [];
  const original = lang === DEFAULT_LOCALE ? undefined : english.glossary.find((term) => term.id === id)?.data;
  return [...data.alsoCalled, ...(original ? [original.title, ...original.alsoCalled] : [])];
}

async function sites(locale: Locale): Promise<SearchDocument[]> {
  const all = await getCollection('sites');
  return all.map(({ data: { slug, name, state, area, counties } }) => ({
    path: `/sites/${slug}/`,
    title: name,
    kind: 'sites',
    summary: startingBig(saidIn(area, locale)),
    names: [...counties.map((county) => county.name), state, stateName(state, locale), stateName(state, DEFAULT_LOCALE)].join(' '),
    text: '',
  }));
}

/** A page of the portal as search shows it; `names` are everyday words for what it is about. */
interface About {
  readonly title: string;
  readonly description: string;
  readonly names?: string;
}

/** Pages whose words stand in src/words: named here, so that a search for "police" or "receipt" leads there too. */
function portalPages(locale: Locale): SearchDocument[] {
  const { reading, questions } = wordsFor(locale);
  const page = (path: string, kind: string, about: About, text = ''): SearchDocument => ({
    path,
    title: about.title,
    kind,
    summary: about.description,
    names: about.names ?? '',
    text,
  });
  const { portal } = reading.search;
  return [
    page('/refer/', 'refer', portal.refer),
    page('/refer/questions/', 'refer', portal.questions, textsOf(questions)),
    page('/refer/status/', 'refer', portal.status),
    page('/refer/emergency/', 'refer', portal.emergency),
    page('/refer/under-18/', 'refer', portal.underEighteen),
    page('/sites/', 'sites', portal.sites),
    page('/faq/', 'faq', reading.faq),
    page('/glossary/', 'glossary', reading.glossary),
    page('/toolkit/', 'toolkit', reading.toolkit),
    page('/evidence/', 'evidence', reading.evidence),
  ];
}

function textsOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null ? Object.values(value).map(textsOf).join(' ') : '';
}
