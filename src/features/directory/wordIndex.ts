import { addBit, type Bits, inBoth, noBits } from './bits.ts';

/** Texts by the words in them. */
export interface WordIndex {
  /** The places of the texts in which each of these words begins a word. */
  find(words: readonly [string, ...string[]]): Bits;
}

/** Makes the index: a sorted list of all words, each with the places of its texts. A search reads only the words that begin as asked. */
export function indexWords(texts: readonly string[]): WordIndex {
  const places = new Map<string, number[]>();
  texts.forEach((text, place) => {
    for (const word of new Set(wordsOf(text))) {
      const list = places.get(word);
      if (list === undefined) places.set(word, [place]);
      else list.push(place);
    }
  });
  const known = [...places.keys()].sort();

  function holding(beginning: string): Bits {
    const found = noBits(texts.length);
    for (let at = firstFrom(known, beginning); known[at]?.startsWith(beginning); at++) {
      for (const place of places.get(known[at] ?? '') ?? []) addBit(found, place);
    }
    return found;
  }
  return { find: ([first, ...more]) => more.map(holding).reduce(inBoth, holding(first)) };
}

/** Marks go, and so do apostrophes and the Hawaiian ʻokina, which most people leave out. */
export function wordsOf(text: string): string[] {
  const plain = text
    .normalize('NFD')
    .replace(/[\p{M}ʻʼ‘’'`]/gu, '')
    .toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/** Where in a sorted list the words begin that are not before this one. */
function firstFrom(sorted: readonly string[], word: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? '') < word) low = middle + 1;
    else high = middle;
  }
  return low;
}
