import { globSync } from 'node:fs';
import { DEFAULT_LOCALE, type Locale } from '#src/domain/locale.ts';
import { letterWords } from '#src/emails/letterWords.ts';
import { languageName } from '#src/reading/checks/languages.ts';
import { placeOf } from '#src/reading/checks/words.ts';
import type { Fault } from '#src/reading/contentFile.ts';
import { TWIN_LOCALES } from '#src/reading/readContent.ts';
import { DOOR_WORDS } from '#src/words/doorWords.ts';
import { wordsFor } from '#src/words/words.ts';

/** Every area and every sentence of src/words that people outside the desk read must have its own in each language. */
export function checkWordTwins(): Fault[] {
  return TWIN_LOCALES.flatMap((locale) => {
    const files = globSync(`src/words/${locale}/*.ts`).toSorted();
    const own = publicWords(locale);
    // Letters are written in the languages that letterWords.ts lists, and in no other.
    const english = { ...publicWords(DEFAULT_LOCALE), ...('emails' in own ? {} : { emails: {} }) };
    return untranslated(english, { emails: {}, ...own }).map(({ path, text }) => ({
      ...placeOf(text, files),
      message: `${path.slice(1)} has no ${languageName(locale)} words of its own: ${text}`,
    }));
  });
}

/** The words of one language that everybody meets: every area, the error pages, and the letters where they are written in it. */
export function publicWords(locale: Locale): Readonly<Record<string, unknown>> {
  const letters: Readonly<Partial<Record<Locale, unknown>>> = letterWords;
  return { ...wordsFor(locale), errors: DOOR_WORDS[locale].errors, ...(letters[locale] === undefined ? {} : { emails: letters[locale] }) };
}

interface Untranslated {
  readonly path: string;
  readonly text: string;
}

/** What is missing, or stands there in English still. A text of fewer than three words may be a name, and the same in both. */
export function untranslated(english: unknown, own: unknown, path = ''): Untranslated[] {
  if (english === undefined) return [];
  if (own === undefined) return [{ path, text: 'it is missing' }];
  if (english === own && isSentence(english)) return [{ path, text: english }];
  if (typeof english === 'function' && typeof own === 'function') return untranslated(saidBy(english), saidBy(own), path);
  if (!isNested(english) || !isNested(own)) return [];
  return Object.entries(english).flatMap(([key, value]) => untranslated(value, Reflect.get(own, key), `${path}.${key}`));
}

function isSentence(words: unknown): words is string {
  return typeof words === 'string' && words.split(' ').length >= 3;
}

function isNested(words: unknown): words is object {
  return typeof words === 'object' && words !== null;
}

/** What words with something left open say: of one, of several, and of a name. */
function saidBy(words: object): unknown[] {
  if (typeof words !== 'function') return [];
  return [1, 7, 'Here'].map((given) =>
    Reflect.apply(
      words,
      null,
      Array.from({ length: words.length }, () => given),
    ),
  );
}
