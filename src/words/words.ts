import type { Locale } from '#src/domain/locale.ts';
import { common as commonEn } from './en/common.ts';
import { finder as finderEn } from './en/finder.ts';
import { home as homeEn } from './en/home.ts';
import { receipt as receiptEn } from './en/receipt.ts';
import { refer as referEn } from './en/refer.ts';
import { sites as sitesEn } from './en/sites.ts';
import { emergency as emergencyEn, questions as questionsEn, start as startEn, underEighteen as underEighteenEn } from './en/start.ts';
import { startASite as startASiteEn } from './en/startASite.ts';
import { common as commonEs } from './es/common.ts';
import { finder as finderEs } from './es/finder.ts';
import { home as homeEs } from './es/home.ts';
import { receipt as receiptEs } from './es/receipt.ts';
import { refer as referEs } from './es/refer.ts';
import { sites as sitesEs } from './es/sites.ts';
import { emergency as emergencyEs, questions as questionsEs, start as startEs, underEighteen as underEighteenEs } from './es/start.ts';
import { startASite as startASiteEs } from './es/startASite.ts';

const en = {
  common: commonEn,
  emergency: emergencyEn,
  finder: finderEn,
  home: homeEn,
  questions: questionsEn,
  receipt: receiptEn,
  refer: referEn,
  sites: sitesEn,
  start: startEn,
  startASite: startASiteEn,
  underEighteen: underEighteenEn,
};

/** Every word that a person outside the desk reads, by area. A language that lacks one does not compile. */
export type AllWords = typeof en;

const words: Readonly<Record<Locale, AllWords>> = {
  en,
  es: {
    common: commonEs,
    emergency: emergencyEs,
    finder: finderEs,
    home: homeEs,
    questions: questionsEs,
    receipt: receiptEs,
    refer: referEs,
    sites: sitesEs,
    start: startEs,
    startASite: startASiteEs,
    underEighteen: underEighteenEs,
  },
};

/** The words of one language. */
export function wordsFor(locale: Locale): AllWords {
  return words[locale];
}
