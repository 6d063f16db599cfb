import type { Resource } from '#src/reading/schemas.ts';
import { READERS, TOPICS } from '#src/reading/vocabulary.ts';
import { reading as words } from '#src/words/en/reading.ts';
import type { FilterGroup } from './Filters.astro';
import type { Entry } from './library.ts';

/** One filtered list of the toolkit, at its own address. */
export interface ToolkitList {
  /** `topic/communications`; empty for the whole. */
  readonly name: string;
  readonly href: string;
  readonly text: string;
  readonly entries: readonly Entry<Resource>[];
}

/** Every list that a filter leads to: by topic, by reader, and what is made to print. Empty ones are left out. */
export function toolkitLists(toolkit: readonly Entry<Resource>[]): Record<'topics' | 'readers' | 'uses', ToolkitList[]> {
  const list = (name: string, text: string, fits: (data: Resource) => boolean): ToolkitList[] => {
    const entries = toolkit.filter(({ data }) => fits(data));
    return entries.length === 0 ? [] : [{ name, href: `/toolkit/${name}/`, text, entries }];
  };
  return {
    topics: Object.entries(TOPICS).flatMap(([key, text]) => list(`topic/${key}`, text, ({ topic }) => topic === key)),
    readers: Object.entries(READERS).flatMap(([key, text]) =>
      list(`for/${key}`, text, ({ audience }) => audience.some((one) => one === key)),
    ),
    uses: list('use/printable', words.toolkit.toPrint, ({ printable }) => printable),
  };
}

/** The filters above a list of the toolkit. */
export function toolkitFilters(toolkit: readonly Entry<Resource>[]): FilterGroup[] {
  const { topics, readers, uses } = toolkitLists(toolkit);
  const group = (label: string, lists: readonly ToolkitList[]): FilterGroup => ({
    label,
    links: lists.map(({ href, text, entries }) => ({ href, text, n: entries.length })),
  });
  return [
    { label: words.toolkit.filters, links: [{ href: '/toolkit/', text: words.toolkit.all, n: toolkit.length }] },
    group(words.toolkit.byTopic, topics),
    group(words.toolkit.byReader, readers),
    group(words.toolkit.byUse, uses),
  ];
}
