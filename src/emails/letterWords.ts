import type { Locale } from '#src/domain/locale.ts';
import { emails as en } from '#src/words/en/emails.ts';
import { emails as es } from '#src/words/es/emails.ts';

/**
 * The languages of every letter, in their order. Nobody is asked which one they read, so a letter holds them all; each language that
 * stands here has its words below, or nothing compiles.
 */
export const LETTER_LANGUAGES = ['en', 'es'] as const satisfies readonly Locale[];
export type LetterLanguage = (typeof LETTER_LANGUAGES)[number];

/** The words of one language; its twins have the same kinds. */
export type LetterWords = typeof en;

/** The letters' words by language. */
export const letterWords: Readonly<Record<LetterLanguage, LetterWords>> = { en, es };
