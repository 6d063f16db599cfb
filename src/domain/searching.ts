import { plainWords } from './plainWords.ts';

/** Where a search looks, and so what it may say of where it found something: never the words themselves. Who asked is no part of it. */
export const SEARCHED_PARTS = ['place', 'language', 'where', 'happening', 'person', 'recognize', 'approach', 'notes'] as const;
export type SearchedPart = (typeof SEARCHED_PARTS)[number];

/** One letter would fit nearly everything. */
const SHORTEST = 2;

/** The words that somebody looks for; none where there is nothing to look for. */
export function wordsToFind(typed: string): string[] {
  const words = plainWords(typed);
  return words.join('').length < SHORTEST ? [] : words;
}

/**
 * The parts of an item that hold a word, when the item holds all of them, in whatever parts: each at the beginning of a word of the text.
 * @example partsWith([['where', 'The bakery'], ['notes', 'Cocoa']], ['bak', 'cocoa']) // ['where', 'notes']
 */
export function partsWith(texts: readonly (readonly [SearchedPart, string])[], words: readonly string[]): SearchedPart[] {
  const spelled = texts.map(([part, text]) => [part, plainWords(text)] as const);
  const holds = (all: readonly string[], word: string) => all.some((each) => each.startsWith(word));
  if (!words.every((word) => spelled.some(([, all]) => holds(all, word)))) return [];
  const found = spelled.filter(([, all]) => words.some((word) => holds(all, word))).map(([part]) => part);
  return SEARCHED_PARTS.filter((part) => found.includes(part));
}
