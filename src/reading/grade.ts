import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';

/** A sentence with the grade it would have alone. */
export interface GradedSentence {
  readonly text: string;
  readonly grade: number;
}

interface Counts {
  readonly sentence: number;
  readonly word: number;
  readonly syllable: number;
}

const NOTHING: Counts = { sentence: 0, word: 0, syllable: 0 };
const SEGMENTER = new Intl.Segmenter('en', { granularity: 'sentence' });
/** Dots that end no sentence, which the segmenter takes for ends. "No." does, unless a number follows. */
const SHORT_FORMS = /\b(?:(?:Dr|Mr|Ms|Mrs|St|vs|Inc|etc|e\.g|i\.e|a\.m|p\.m|U\.S)\.|No\.(?= ?\d))/g;
/** Stands for such a dot while sentences are cut: of the same length, so that a sentence is found again in its text. */
const QUIET_DOT = '\uE000';
const CITATIONS = /\[\^[^\]]+\]|https?:\/\/\S+|\bdoi:\S+|\b10\.\d{4,}\/\S+/g;

/**
 * The US school grade of a text by Flesch-Kincaid (forms.md §11): names and citations left out, lists read as sentences.
 * @example gradeOf(['The door is open.', 'Come in.']) // about -1
 */
export function gradeOf(blocks: readonly string[]): number {
  return gradeOfCounts(sum(blocks.flatMap(sentencesOf).map(countsOf)));
}

/** The sentences that make a text hard: first the one without which its grade falls most. */
export function hardestSentences(blocks: readonly string[], most: number): GradedSentence[] {
  const counted = blocks.flatMap(sentencesOf).map((text) => ({ text, counts: countsOf(text) }));
  const all = sum(counted.map(({ counts }) => counts));
  return counted
    .map(({ text, counts }) => ({ text, grade: gradeOfCounts(counts), rest: gradeOfCounts(less(all, counts)) }))
    .toSorted((a, b) => a.rest - b.rest || b.grade - a.grade)
    .slice(0, most)
    .map(({ text, grade }) => ({ text, grade }));
}

/** Sentences of one block; a block without an end mark is one sentence. */
export function sentencesOf(block: string): string[] {
  const quiet = block.replace(SHORT_FORMS, (short) => short.replaceAll('.', QUIET_DOT));
  return [...SEGMENTER.segment(quiet)]
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

function countsOf(sentence: string): Counts {
  const words = countedWords(sentence);
  if (words.length === 0) return NOTHING;
  return { sentence: 1, word: words.length, syllable: words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0) };
}

function gradeOfCounts(counts: Counts): number {
  return counts.word === 0 ? 0 : fleschKincaid({ ...counts });
}

function sum(all: readonly Counts[]): Counts {
  return all.reduce((a, b) => ({ sentence: a.sentence + b.sentence, word: a.word + b.word, syllable: a.syllable + b.syllable }), NOTHING);
}

function less(all: Counts, one: Counts): Counts {
  return { sentence: all.sentence - one.sentence, word: all.word - one.word, syllable: all.syllable - one.syllable };
}
