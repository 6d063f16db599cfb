import type { SiteLanguage } from '#src/domain/locale.ts';
import { textsInOwnLanguage } from './pageTexts.ts';

const words = (list: string) => new Set(list.split(' '));

/** Words that sentences of one language cannot do without, and the other does not have. */
const FUNCTION_WORDS: Readonly<Record<SiteLanguage, ReadonlySet<string>>> = {
  en: words(
    'the and of with is are was were you your that this these those for not from have has by it its they their who what which when where ' +
      'to or if on at we our be been but can will would should may do does did there here how why about into than then only an as',
  ),
  es: words(
    'el la los las de del que con es en un una unos unas por para se su sus y o lo al como más si sí usted está están son le les nos ' +
      'pero sin sobre cuando donde quien quienes qué cómo esta este esto estos estas hay fue ser muy ya también entre desde hasta',
  ),
};
const SHORTEST = 5;

/** What a page quotes may be in another language: words to say aloud, titles. */
const QUOTED = /«[^»]*»|“[^”]*”|"[^"]*"/g;

/**
 * Sentences of a page, outside what says that it is in another language, that read as one: five words or more, of which more are
 * such as only the other language needs.
 */
export function sentencesInOther(html: string, locale: SiteLanguage): string[] {
  const other = locale === 'en' ? 'es' : 'en';
  const sentences = textsInOwnLanguage(html).flatMap((text) => text.replace(QUOTED, ' ').split(/(?<=[.?!:;])\s/));
  return sentences.filter((sentence) => {
    const spoken = sentence.toLowerCase().match(/\p{L}+/gu) ?? [];
    const [own, foreign] = [locale, other].map((one) => spoken.filter((word) => FUNCTION_WORDS[one as SiteLanguage].has(word)).length);
    return spoken.length >= SHORTEST && (foreign ?? 0) >= 2 && (foreign ?? 0) > (own ?? 0);
  });
}
