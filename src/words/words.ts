import type { Locale } from '#src/domain/locale.ts';
import { claim as claimEn } from './en/claim.ts';
import { common as commonEn } from './en/common.ts';
import { directory as directoryEn } from './en/directory.ts';
import { finder as finderEn } from './en/finder.ts';
import { home as homeEn } from './en/home.ts';
import { ladders as laddersEn } from './en/ladders.ts';
import { partner as partnerEn } from './en/partner.ts';
import { phrases as phrasesEn } from './en/phrases.ts';
import { receipt as receiptEn } from './en/receipt.ts';
import { refer as referEn } from './en/refer.ts';
import { siteMap as siteMapEn } from './en/siteMap.ts';
import { sitePage as sitePageEn } from './en/sitePage.ts';
import { sites as sitesEn } from './en/sites.ts';
import { emergency as emergencyEn, questions as questionsEn, start as startEn, underEighteen as underEighteenEn } from './en/start.ts';
import { startASite as startASiteEn } from './en/startASite.ts';
import { stillTrue as stillTrueEn } from './en/stillTrue.ts';
import { claim as claimEs } from './es/claim.ts';
import { common as commonEs } from './es/common.ts';
import { directory as directoryEs } from './es/directory.ts';
import { finder as finderEs } from './es/finder.ts';
import { home as homeEs } from './es/home.ts';
import { ladders as laddersEs } from './es/ladders.ts';
import { partner as partnerEs } from './es/partner.ts';
import { phrases as phrasesEs } from './es/phrases.ts';
import { receipt as receiptEs } from './es/receipt.ts';
import { refer as referEs } from './es/refer.ts';
import { siteMap as siteMapEs } from './es/siteMap.ts';
import { sitePage as sitePageEs } from './es/sitePage.ts';
import { sites as sitesEs } from './es/sites.ts';
import { emergency as emergencyEs, questions as questionsEs, start as startEs, underEighteen as underEighteenEs } from './es/start.ts';
import { startASite as startASiteEs } from './es/startASite.ts';
import { stillTrue as stillTrueEs } from './es/stillTrue.ts';

const en = {
  claim: claimEn,
  common: commonEn,
  directory: directoryEn,
  emergency: emergencyEn,
  finder: finderEn,
  home: homeEn,
  ladders: laddersEn,
  partner: partnerEn,
  phrases: phrasesEn,
  questions: questionsEn,
  receipt: receiptEn,
  refer: referEn,
  siteMap: siteMapEn,
  sitePage: sitePageEn,
  sites: sitesEn,
  start: startEn,
  startASite: startASiteEn,
  stillTrue: stillTrueEn,
  underEighteen: underEighteenEn,
};

/** Every word that a person outside the desk reads, by area. A language that lacks one does not compile. */
export type AllWords = typeof en;

const words: Readonly<Record<Locale, AllWords>> = {
  en,
  es: {
    claim: claimEs,
    common: commonEs,
    directory: directoryEs,
    emergency: emergencyEs,
    finder: finderEs,
    home: homeEs,
    ladders: laddersEs,
    partner: partnerEs,
    phrases: phrasesEs,
    questions: questionsEs,
    receipt: receiptEs,
    refer: referEs,
    siteMap: siteMapEs,
    sitePage: sitePageEs,
    sites: sitesEs,
    start: startEs,
    startASite: startASiteEs,
    stillTrue: stillTrueEs,
    underEighteen: underEighteenEs,
  },
};

/** The words of one language. */
export function wordsFor(locale: Locale): AllWords {
  return words[locale];
}
