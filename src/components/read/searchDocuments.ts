import { getCollection } from 'astro:content';
import type { SearchDocument } from '#src/reading/search.ts';
import { reading } from '#src/words/en/reading.ts';
import { wordsFor } from '#src/words/words.ts';
import { type Entry, library, plainText } from './library.ts';

/** Everything that search finds: the reading room, the pages about referring, and the first facts of each site. */
export async function searchDocuments(): Promise<SearchDocument[]> {
  const { byId } = await library();
  const sites = await getCollection('sites');
  return [
    ...[...byId.values()].map(ofEntry),
    ...portalPages(),
    ...sites.map(({ data }) => ({
      path: `/sites/${data.slug}/`,
      title: data.name,
      kind: 'sites',
      summary: `${data.area.en.charAt(0).toUpperCase()}${data.area.en.slice(1)}`,
      names: [...data.counties.map(({ name }) => name), data.state].join(' '),
      text: '',
    })),
  ];
}

function ofEntry({ path, folder, data, html }: Entry): SearchDocument {
  const names = 'alsoCalled' in data ? data.alsoCalled.join(', ') : '';
  return { path, title: data.title, kind: folder, summary: data.summary, names, text: plainText(html) };
}

/** A page of the portal as search shows it; `names` are everyday words for what it is about. */
interface About {
  readonly title: string;
  readonly description: string;
  readonly names?: string;
}

/** Pages whose words stand in src/words: named here, so that a search for "police" or "receipt" leads there too. */
function portalPages(): SearchDocument[] {
  const words = wordsFor('en');
  const page = (path: string, kind: string, about: About, names = about.names ?? ''): SearchDocument => ({
    path,
    title: about.title,
    kind,
    summary: about.description,
    names,
    text: '',
  });
  const { portal } = reading.search;
  return [
    page('/refer/', 'refer', portal.refer),
    page('/refer/questions/', 'refer', portal.questions, `${portal.questions.names} ${textsOf(words.questions)}`),
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
