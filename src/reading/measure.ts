import type { Locale } from '#src/domain/locale.ts';

/** How hard a text of one language is to read: its formula, and what the formula counts. */
export interface Measure {
  readonly locale: Locale;
  /** As the editor is told: "reading grade". */
  readonly name: string;
  readonly syllablesOf: (word: string) => number;
  readonly scoreOf: (counts: Counts) => number;
  /** Grades rise with hardness, ease falls. */
  readonly rises: boolean;
  /** Dots that end no sentence, which the segmenter takes for ends. */
  readonly shortForms: RegExp;
  readonly segmenter: Intl.Segmenter;
}

export interface Counts {
  readonly sentence: number;
  readonly word: number;
  readonly syllable: number;
}

/** A sentence with the score that it would have alone. */
export interface MeasuredSentence {
  readonly text: string;
  readonly score: number;
}

const NOTHING: Counts = { sentence: 0, word: 0, syllable: 0 };
/** Stands for a dot that ends nothing while sentences are cut: of the same length, so that a sentence is found again in its text. */
const QUIET_DOT = '\uE000';
const CITATIONS = /\[\^[^\]]+\]|https?:\/\/\S+|\bdoi:\S+|\b10\.\d{4,}\/\S+/g;

/** The score of a text: names, figures and citations left out, lists read as sentences (forms.md §11); null where no word is left. */
export function scoreOf(blocks: readonly string[], measure: Measure): number | null {
  const counts = sum(blocks.flatMap((block) => sentencesOf(block, measure)).map((sentence) => countsOf(sentence, measure)));
  return counts.word === 0 ? null : measure.scoreOf(counts);
}

/** The sentences that make a text hard: first the one without which it would get easiest. */
export function hardestSentences(blocks: readonly string[], most: number, measure: Measure): MeasuredSentence[] {
  const sentences = blocks.flatMap((block) => sentencesOf(block, measure));
  const counted = sentences.map((text) => ({ text, counts: countsOf(text, measure) })).filter(({ counts }) => counts.word > 0);
  const all = sum(counted.map(({ counts }) => counts));
  const hardnessOf = (counts: Counts) => (counts.word === 0 ? -Infinity : measure.scoreOf(counts) * (measure.rises ? 1 : -1));
  return counted
    .map(({ text, counts }) => ({ text, score: measure.scoreOf(counts), own: hardnessOf(counts), rest: hardnessOf(less(all, counts)) }))
    .toSorted((a, b) => a.rest - b.rest || b.own - a.own)
    .slice(0, most)
    .map(({ text, score }) => ({ text, score }));
}

/** Sentences of one block; a block without an end mark is one sentence. */
export function sentencesOf(block: string, { segmenter, shortForms }: Measure): string[] {
  const quiet = block.replace(shortForms, (short) => short.replaceAll('.', QUIET_DOT));
  return [...segmenter.segment(quiet)]
    .map(({ segment }) => segment.replaceAll(QUIET_DOT, '.').trim())
    .filter((text) => /\p{L}/u.test(text.replace(CITATIONS, '')));
}

/**
 * The words that count: without figures, addresses, marks of sources, and names. A name is a run of capitalized words that does
 * not begin the sentence, or a word in capitals; it counts as no word at all.
 */
export function countedWords(sentence: string): string[] {
  const words = sentence.replace(CITATIONS, ' ').match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu) ?? [];
  return words.map((word) => word.replace(/[.'’-]+$/, '')).filter((word, index) => !isName(word, index) && /\p{L}/u.test(word));
}

function isName(word: string, index: number): boolean {
  if (/^\p{Lu}[\p{Lu}\p{N}.&-]+s?$/u.test(word)) return true;
  return index > 0 && /^\p{Lu}/u.test(word) && word !== 'I' && !/^I['’]/.test(word);
}

function countsOf(sentence: string, { syllablesOf }: Measure): Counts {
  const words = countedWords(sentence);
  if (words.length === 0) return NOTHING;
  return { sentence: 1, word: words.length, syllable: words.reduce((all, word) => all + Math.max(1, syllablesOf(word)), 0) };
}

function sum(all: readonly Counts[]): Counts {
  return all.reduce((a, b) => ({ sentence: a.sentence + b.sentence, word: a.word + b.word, syllable: a.syllable + b.syllable }), NOTHING);
}

function less(all: Counts, one: Counts): Counts {
  return { sentence: all.sentence - one.sentence, word: all.word - one.word, syllable: all.syllable - one.syllable };
}
