import { type CollectionEntry, getCollection } from 'astro:content';
import type { MarkedTerm } from '#src/reading/glossaryMarks.ts';
import type { Collection, Question, ReaderPage, ReadingPage, Resource, Source, Study, Term } from '#src/reading/schemas.ts';
import { compareVersions } from '#src/reading/versionOrder.ts';
import { READERS } from '#src/reading/vocabulary.ts';

/** An entry of the reading room, with its address and its words as HTML. */
export interface Entry<Data extends Common = Common> {
  /** `faq/what-is-lead` */
  readonly id: string;
  readonly folder: Collection;
  readonly slug: string;
  readonly path: string;
  readonly data: Data;
  readonly html: string;
  readonly headings: readonly { readonly depth: number; readonly slug: string; readonly text: string }[];
}

type Common = Question | Term | Resource | Study | ReadingPage | ReaderPage;

export interface Library {
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

let loaded: Promise<Library> | undefined;

/** Everything that can be read, in the order in which it is shown. Read once: the content changes only with a build. */
export function library(): Promise<Library> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Library> {
  const [faq, glossary, toolkit, evidence, pages, readers] = await Promise.all([
    read<Question>('faq'),
    read<Term>('glossary'),
    read<Resource>('toolkit'),
    read<Study>('evidence'),
    read<ReadingPage>('pages'),
    read<ReaderPage>('for'),
  ]);
  const all: Entry[] = [...faq, ...glossary, ...toolkit, ...evidence, ...pages, ...readers];
  const sources = await getCollection('sources');
  return {
    faq: faq.toSorted(byOrder),
    glossary: glossary.toSorted((a, b) => a.data.title.localeCompare(b.data.title, 'en')),
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

async function read<Data extends Common>(folder: Collection): Promise<Entry<Data>[]> {
  const entries = await getCollection(folder);
  return entries.map((entry) => {
    const data = entry.data as Data;
    return {
      id: `${folder}/${entry.id}`,
      folder,
      slug: entry.id,
      path: pathOf(folder, entry.id, data),
      data,
      html: entry.rendered?.html ?? '',
      headings: (entry.rendered?.metadata?.['headings'] ?? []) as Entry['headings'],
    };
  });
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

/** The page of one reader, and its name in words. */
export function readerName(entry: Entry<ReaderPage>): string {
  return READERS[entry.data.reader];
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
