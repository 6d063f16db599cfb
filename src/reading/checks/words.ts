import { readFileSync } from 'node:fs';
import type { Locale } from '#src/domain/locale.ts';
import type { Fault } from '#src/reading/contentFile.ts';
import { hardestSentences } from '#src/reading/measure.ts';
import { limitFor } from './gradeLimits.ts';
import { tooHard } from './grades.ts';
import { LANGUAGES } from './languages.ts';

/** Words that people read in one place: a step of the form, a letter, a page of the portal. */
export interface WordArea {
  /** `words/refer`, as an exception would name it. */
  readonly id: string;
  readonly locale: Locale;
  readonly limit: number;
  /** Files in which its sentences may stand. */
  readonly files: readonly string[];
  /** Nested constants as src/words has them. */
  readonly words: unknown;
}

/** Stand for what the portal knows only later: of one, and of several. Figures count as no word, like names. */
const SAMPLES = [1, 7];

/** Every area beyond its limit, with the sentences that make it hard (product §6). */
export function checkWords(areas: readonly WordArea[]): Fault[] {
  return areas.flatMap(({ id, locale, limit, files, words }) => {
    const { measure } = LANGUAGES[locale];
    const texts = [...new Set(textsOf(words))].filter(isRunning);
    const message = tooHard(texts, limitFor(locale, id, limit), measure);
    const [hardest] = hardestSentences(texts, 1, measure);
    return message === null ? [] : [{ ...placeOf(hardest?.text ?? '', files), message: `${id}: ${message}` }];
  });
}

function textsOf(words: unknown): string[] {
  if (typeof words === 'string') return words.split('\n\n');
  if (typeof words === 'function')
    return SAMPLES.flatMap((sample) => textsOf(words(...Array.from({ length: words.length }, () => sample))));
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(textsOf) : [];
}

/** Labels and buttons are no sentences: counted as such they would hide a hard text beside them. */
function isRunning(text: string): boolean {
  return /[.?!:]["”’»]?\.?$/.test(text) || text.split(' ').length > 4;
}

/** The file and the line in which a sentence stands; the first file where it is put together of pieces. */
export function placeOf(sentence: string, files: readonly string[]): { file: string; line: number } {
  const pieces = sentence.split(/[17]/).toSorted((a, b) => b.length - a.length);
  for (const file of files) {
    const line = readFileSync(file, 'utf8')
      .split('\n')
      .findIndex((text) => text.includes(pieces[0] ?? sentence));
    if (line >= 0) return { file, line: line + 1 };
  }
  return { file: files[0] ?? '', line: 1 };
}
