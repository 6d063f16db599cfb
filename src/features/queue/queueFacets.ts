import type { CodeOf } from '#src/domain/narrowing.ts';
import type { QueueItem } from './listQueue.ts';

/** A word that somebody typed, with the code that stands for it in an address. */
export interface Facet {
  readonly code: string;
  readonly word: string;
  readonly n: number;
}

/** The places and languages of opened items, the most frequent first. */
export function queueFacets(items: readonly QueueItem[], codeOf: CodeOf): { places: Facet[]; languages: Facet[] } {
  const words = items.flatMap(({ summary }) => (summary ? [summary] : []));
  return {
    places: facetsOf(
      words.map(({ place }) => place),
      codeOf,
    ),
    languages: facetsOf(
      words.map(({ language }) => language),
      codeOf,
    ),
  };
}

function facetsOf(words: readonly string[], codeOf: CodeOf): Facet[] {
  const found = new Map<string, Facet>();
  for (const word of words) {
    if (word === '') continue;
    const code = codeOf(word);
    found.set(code, { code, word: found.get(code)?.word ?? word, n: (found.get(code)?.n ?? 0) + 1 });
  }
  return [...found.values()].sort((a, b) => b.n - a.n || a.word.localeCompare(b.word, 'en'));
}
