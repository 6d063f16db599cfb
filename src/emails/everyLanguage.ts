import { LETTER_LANGUAGES, type LetterLanguage, type LetterWords, letterWords } from './letterWords.ts';

/** A letter's words as they leave: plain text, one empty line between paragraphs. */
export interface LetterText {
  readonly subject: string;
  readonly text: string;
}

/** What one language says of a letter. */
interface Said {
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

/** One language's part of a letter; what stands above them all (a code) goes with the first. */
interface LetterPart {
  readonly language: LetterLanguage;
  readonly paragraphs: readonly string[];
}

const BETWEEN_SUBJECTS = ' / ';
const BETWEEN_PARAGRAPHS = '\n\n';

/** A letter in every language, one after the other under its own name; `first` stands once, above them all. */
export function inEveryLanguage(say: (words: LetterWords, language: LetterLanguage) => Said, first: readonly string[] = []): LetterText {
  const said = LETTER_LANGUAGES.map((language) => ({ language, ...say(letterWords[language], language) }));
  const parts = said.flatMap(({ language, paragraphs }, at) => [...(at === 0 ? [] : [letterWords[language].heading]), ...paragraphs]);
  return {
    subject: said.map(({ subject }) => subject).join(BETWEEN_SUBJECTS),
    text: [...first, ...parts].join(BETWEEN_PARAGRAPHS),
  };
}

/** The subject of a letter, taken apart again, so that a page can say the language of each part. */
export function subjectsOf(subject: string): { readonly language: LetterLanguage; readonly text: string }[] {
  return subject.split(BETWEEN_SUBJECTS).map((text, at) => ({ language: LETTER_LANGUAGES[at] ?? LETTER_LANGUAGES[0], text }));
}

/** The text of a letter, taken apart in the same way. */
export function partsOfLetter(text: string): LetterPart[] {
  const parts: { language: LetterLanguage; paragraphs: string[] }[] = [];
  for (const paragraph of text.split(/\n{2,}/)) {
    const begun = LETTER_LANGUAGES.find((language, at) => at > 0 && letterWords[language].heading === paragraph);
    if (begun !== undefined || parts.length === 0) parts.push({ language: begun ?? LETTER_LANGUAGES[0], paragraphs: [] });
    parts.at(-1)?.paragraphs.push(paragraph);
  }
  return parts;
}
