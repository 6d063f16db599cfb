import type { Locale } from '#src/domain/locale.ts';
import { en } from './en/index.ts';
import { es } from './es/index.ts';

/** Every word that a person outside the desk reads, by area. A language that lacks one does not compile. */
export type AllWords = typeof en;

const words: Readonly<Record<Locale, AllWords>> = { en, es };

/** The words of one language. */
export function wordsFor(locale: Locale): AllWords {
  return words[locale];
}
