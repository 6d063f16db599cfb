import type { Resource } from '#src/reading/schemas.ts';
import { wordsFor } from '#src/words/words.ts';
import type { FilterGroup } from './Filters.astro';
import type { Entry, Library } from './library.ts';

/** One filtered list of the toolkit, at its own address. */
export interface ToolkitList {
  /** `topic/communications` */
  readonly name: string;
  /** Without a language. */
  readonly href: string;
  readonly text: string;
  readonly entries: readonly Entry<Resource>[];
}

type Room = Pick<Library, 'locale' | 'toolkit'>;

/** Every list that a filter leads to: by topic, by reader, and what is made to print. Empty ones are left out. */
export function toolkitLists({ locale, toolkit }: Room): Record<'topics' | 'readers' | 'uses', ToolkitList[]> {
  const { reading, vocabulary } = wordsFor(locale);
  const list = (name: string, text: string, fits: (data: Resource) => boolean): ToolkitList[] => {
    const entries = toolkit.filter(({ data }) => fits(data));
    return entries.length === 0 ? [] : [{ name, href: `/toolkit/${name}/`, text, entries }];
  };
  return {
    topics: Object.entries(vocabulary.topics).flatMap(([key, text]) => list(`topic/${key}`, text, ({ topic }) => topic === key)),
    readers: Object.entries(vocabulary.readers).flatMap(([key, text]) =>
      list(`for/${key}`, text, ({ audience }) => audience.some((one) => one === key)),
    ),
    uses: list('use/printable', reading.toolkit.toPrint, ({ printable }) => printable),
  };
}

/** The filters above a list of the toolkit. */
export function toolkitFilters(room: Room): FilterGroup[] {
  const words = wordsFor(room.locale).reading.toolkit;
  const { topics, readers, uses } = toolkitLists(room);
  const group = (label: string, lists: readonly ToolkitList[]): FilterGroup => ({
    label,
    links: lists.map(({ href, text, entries }) => ({ href, text, n: entries.length })),
  });
  return [
    { label: words.filters, links: [{ href: '/toolkit/', text: words.all, n: room.toolkit.length }] },
    group(words.byTopic, topics),
    group(words.byReader, readers),
    group(words.byUse, uses),
  ];
}
