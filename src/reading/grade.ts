import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import { type Measure, scoreOf } from './measure.ts';

/** English: the US school grade by Flesch-Kincaid. "No." ends a sentence, unless a number follows. */
export const GRADE: Measure = {
  locale: 'en',
  name: 'reading grade',
  syllablesOf: syllable,
  scoreOf: (counts) => fleschKincaid({ ...counts }),
  rises: true,
  segmenter: new Intl.Segmenter('en', { granularity: 'sentence' }),
  shortForms: /\b(?:(?:Dr|Mr|Ms|Mrs|St|vs|Inc|etc|e\.g|i\.e|a\.m|p\.m|U\.S)\.|No\.(?= ?\d))/g,
};

/**
 * The US school grade of an English text (forms.md §11); 0 where it has no word.
 * @example gradeOf(['The door is open.', 'Come in.']) // about -1
 */
export function gradeOf(blocks: readonly string[]): number {
  return scoreOf(blocks, GRADE) ?? 0;
}
