import { type Bits, countBoth, inBoth } from './bits.ts';
import type { DirectoryIndex } from './directoryIndex.ts';
import { type DirectoryQuery, FILTERS, type FilterName, filterValue } from './directoryQuery.ts';
import { wordsOf } from './wordIndex.ts';

/** What can be taken off a question: one of its filters, or its words. */
export type Part = FilterName | 'words';

/** The sites that fit, and how many would with one thing set otherwise. */
export interface Filtered {
  readonly fitting: Bits;
  /** How many sites fit when a filter is set to one of its values and all else stays. */
  countWith(filter: FilterName, value: string): number;
  /** Each part of the question, and how many sites fit without it. */
  readonly without: readonly { readonly part: Part; readonly count: number }[];
}

/** Words that say what kind of place is meant, not which. */
const KINDS_OF_PLACE = new Set(['of', 'the', 'city', 'county', 'state', 'de', 'del', 'ciudad', 'condado', 'estado']);

/** Finds the sites that meet every part of a question. */
export function filterSites(index: DirectoryIndex, query: DirectoryQuery): Filtered {
  const parts = partsOf(index, query);
  const fitsBut = (left: Part | null) => parts.reduce((rest, { part, bits }) => (part === left ? rest : inBoth(rest, bits)), index.all);
  const others = new Map<Part, Bits>(FILTERS.map((filter) => [filter, fitsBut(filter)]));
  return {
    fitting: fitsBut(null),
    countWith: (filter, value) => countBoth(others.get(filter) ?? NONE, index.having[filter].get(value) ?? NONE),
    without: parts.map(({ part }) => ({ part, count: countBoth(fitsBut(part), index.all) })),
  };
}

const NONE: Bits = new Uint32Array(0);

function partsOf(index: DirectoryIndex, query: DirectoryQuery): { part: Part; bits: Bits }[] {
  const [first, ...more] = wordsAsked(query.words);
  const words = first === undefined ? [] : [{ part: 'words' as const, bits: index.words.find([first, ...more]) }];
  const filters = FILTERS.flatMap((part) => {
    const value = filterValue(query, part);
    return value === null ? [] : [{ part, bits: index.having[part].get(value) ?? NONE }];
  });
  return [...words, ...filters];
}

function wordsAsked(typed: string): readonly string[] {
  const words = [...new Set(wordsOf(typed))];
  const telling = words.filter((word) => !KINDS_OF_PLACE.has(word));
  return telling.length > 0 ? telling : words;
}
