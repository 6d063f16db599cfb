import { type CollectionEntry, getCollection } from 'astro:content';
import { DEFAULT_LOCALE, type Locale } from '#src/domain/locale.ts';
import type { MarkedTerm } from '#src/reading/glossaryMarks.ts';
import type { Collection, Question, ReaderPage, ReadingPage, Resource, Source, Study, Term } from '#src/reading/schemas.ts';
import { isBehind } from '#src/reading/twins.ts';
import { inWordsOf, type TwinWords } from '#src/reading/twinWords.ts';
import { compareVersions } from '#src/reading/versionOrder.ts';

/** An entry of the reading room, with its address and its words as HTML. */
export interface Entry<Data extends Common = Common> {
  /** `faq/what-is-lead` */
  readonly id: string;
  readonly folder: Collection;
  readonly slug: string;
  /** Without a language: pages put theirs before it. */
  readonly path: string;
  /** The language in which it is written: English where the twin is missing, which the check before the build forbids. */
  readonly lang: Locale;
  /** The English text has changed since; this says what stood before. */
  readonly stale: boolean;
  readonly data: Data;
  readonly html: string;
  readonly headings: readonly { readonly depth: number; readonly slug: string; readonly text: string }[];
}

type Common = Question | Term | Resource | Study | ReadingPage | ReaderPage;

/** The reading room in one language. */
export interface Library {
  readonly locale: Locale;
  readonly faq: readonly Entry<Question>[];
  readonly glossary: readonly Entry<Term>[];
  readonly toolkit: readonly Entry<Resource>[];
  readonly evidence: readonly Entry<Study>[];
  readonly pages: readonly Entry<ReadingPage>[];
  readonly readers: readonly Entry<ReaderPage>[];
  readonly byId: ReadonlyMap<string, Entry>;
  readonly terms: readonly MarkedTerm[];
  readonly sources: ReadonlyMap<string, Source>;
  /** Older versions, newest first, by the entry they belong to. */
  readonly older: ReadonlyMap<string, readonly CollectionEntry<'versions'>[]>;
}

const loaded = new Map<Locale, Promise<Library>>();

/** Everything that can be read in a language, in the order in which it is shown. Read once: the content changes only with a build. */
export function library(locale: Locale): Promise<Library> {
  const room = loaded.get(locale) ?? load(locale);
  loaded.set(locale, room);
  return room;
}

async function load(locale: Locale): Promise<Library> {
  const twins = await twinsIn(locale);
  const [faq, glossary, toolkit, evidence, pages, readers] = await Promise.all([
    read<Question>('faq', twins),
    read<Term>('glossary', twins),
    read<Resource>('toolkit', twins),
    read<Study>('evidence', twins),
    read<ReadingPage>('pages', twins),
    read<ReaderPage>('for', twins),
  ]);
  const all: Entry[] = [...faq, ...glossary, ...toolkit, ...evidence, ...pages, ...readers];
  const sources = await getCollection('sources');
  const { compare } = new Intl.Collator(locale);
  return {
    locale,
    faq: faq.toSorted(byOrder),
    glossary: glossary.toSorted((a, b) => compare(a.data.title, b.data.title)),
    toolkit: toolkit.toSorted(byOrder),
    evidence: evidence.toSorted(byOrder),
    pages,
    readers: readers.toSorted(byOrder),
    byId: new Map(all.map((entry) => [entry.id, entry])),
    terms: glossary.map(({ slug, data }) => ({
      slug,
      title: data.title,
      short: data.short,
      marks: data.marks ?? [data.title, ...data.alsoCalled],
    })),
    sources: new Map(sources.map(({ id, data }) => [id, data])),
    older: Map.groupBy(await olderVersions(), ({ id }) => id.slice(0, id.lastIndexOf('/'))),
  };
}

type Twin = CollectionEntry<'translations'>;

/** The twins of a language by the ids of their entries. */
async function twinsIn(locale: Locale): Promise<ReadonlyMap<string, Twin>> {
  if (locale === DEFAULT_LOCALE) return new Map();
  const all = await getCollection('translations', ({ id }) => id.startsWith(`${locale}/`));
  return new Map(all.map((twin) => [twin.id.slice(locale.length + 1), twin]));
}

async function read<Data extends Common>(folder: Collection, twins: ReadonlyMap<string, Twin>): Promise<Entry<Data>[]> {
  const entries = await getCollection(folder);
  return entries.map((entry) => {
    const data = entry.data as Data;
    const id = `${folder}/${entry.id}`;
    const twin = twins.get(id);
    return {
      ...{ id, folder, slug: entry.id, path: pathOf(folder, entry.id, data) },
      ...(twin === undefined ? { lang: DEFAULT_LOCALE, stale: false, data } : inTwin(twin, data, entry.body)),
      ...textOf(twin ?? entry),
    };
  });
}

function inTwin<Data extends Common>(twin: Twin, data: Data, body: string | undefined): Pick<Entry<Data>, 'lang' | 'stale' | 'data'> {
  const words: TwinWords = twin.data;
  const [lang] = twin.id.split('/');
  return { lang: lang as Locale, stale: isBehind(words, { data, body }), data: inWordsOf(data, words) };
}

function textOf({ rendered }: Pick<Twin, 'rendered'>): Pick<Entry, 'html' | 'headings'> {
  return { html: rendered?.html ?? '', headings: (rendered?.metadata?.['headings'] ?? []) as Entry['headings'] };
}

function pathOf(folder: Collection, slug: string, data: Common): string {
  return 'path' in data ? data.path : `/${folder}/${slug}/`;
}

async function olderVersions(): Promise<CollectionEntry<'versions'>[]> {
  const all = await getCollection('versions');
  return all.toSorted((a, b) => compareVersions(versionOf(b.id), versionOf(a.id)));
}

function versionOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

function byOrder(a: { data: { order: number } }, b: { data: { order: number } }): number {
  return a.data.order - b.data.order;
}

/** The entries that a page names as related; the check before the build has seen that they exist. */
export function relatedTo({ byId }: Library, entry: Entry): Entry[] {
  return entry.data.related.flatMap((id) => byId.get(id) ?? []);
}

/** The pages before and after one, in the order of their list. */
export function neighbors<Data extends Common>(
  entries: readonly Entry<Data>[],
  entry: Entry<Data>,
): { previous: Entry | undefined; next: Entry | undefined } {
  const at = entries.indexOf(entry);
  return { previous: at > 0 ? entries[at - 1] : undefined, next: entries[at + 1] };
}

/** The words of a rendered text, without marks of sources: for machines that read no HTML. */
export function plainText(html: string): string {
  const bare = html.replace(/<[^>]+>/g, ' ').replace(/\s*\[\^[a-z0-9-]+\]/g, '');
  return bare
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
}
