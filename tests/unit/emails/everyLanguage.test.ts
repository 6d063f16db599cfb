import { expect, test } from 'vitest';
import { untranslated } from '#src/build/wordTwins.ts';
import { LETTER_KINDS } from '#src/domain/letters.ts';
import { partsOfLetter, subjectsOf } from '#src/emails/everyLanguage.ts';
import { auditHead, constantLetter, listingChange, signInCode, stillTrue } from '#src/emails/letters.ts';
import { LETTER_LANGUAGES, letterWords } from '#src/emails/letterWords.ts';
import { allLetters } from '#tests/support/allLetters.ts';

const ORIGIN = 'https://portal.example.org';
const ASKED_AT = Date.UTC(2026, 2, 3, 14, 5, 59);
/** A phone of 360 px shows about 44 letters in a line. */
const PHONE_LINE = 44;

const letters = allLetters(ORIGIN);

test('the letter about new work has exactly the words of threat-model §6.7, then the same in Spanish', () => {
  expect(constantLetter('new-work', ORIGIN)).toEqual({
    subject: 'There is something to look at / Hay algo que mirar',
    text: [
      `Sign in at ${ORIGIN}/staff/ when you can. For everybody's safety no details are sent by email.`,
      'Español',
      `Cuando pueda, entre en ${ORIGIN}/staff/ y mire. Por la seguridad de la gente, este correo no da detalles.`,
    ].join('\n\n'),
  });
});

test.each(LETTER_KINDS)('the letter %s says the same in every language, in its own words', (kind) => {
  const { subject, text } = letters[kind];
  const parts = partsOfLetter(text);
  const subjects = subjectsOf(subject);

  expect(parts.map(({ language }) => language)).toEqual(LETTER_LANGUAGES);
  expect(subjects.map(({ language }) => language)).toEqual(LETTER_LANGUAGES);
  expect(new Set(subjects.map((one) => one.text)).size).toBe(LETTER_LANGUAGES.length);
  const [english, ...others] = parts;
  for (const other of others) {
    expect(other.paragraphs[0]).toBe(letterWords[other.language].heading);
    const own = other.paragraphs.slice(1).filter((paragraph) => english?.paragraphs.includes(paragraph));
    expect(own).toEqual([]);
    expect(figuresIn(other.paragraphs)).toEqual(figuresIn(english?.paragraphs.filter((paragraph) => !STANDS_ONCE.test(paragraph)) ?? []));
  }
});

/** A code and the head of a chain, above all languages. */
const STANDS_ONCE = /^(?:\d{8}|[0-9a-f]{64})$/;
/** Hours, days and times without those of links: a figure that differs is a mistake in one of the two. */
function figuresIn(paragraphs: readonly string[]): string[] {
  const words = paragraphs.join(' ').replaceAll(/https?:\S+/g, '');
  return (words.match(/\d[\d:]*/g) ?? []).toSorted();
}

test('no sentence of a letter was left in English', () => {
  expect(untranslated(letterWords.en, letterWords.es)).toEqual([]);
});

test.each(LETTER_KINDS)('the letter %s reads well on a phone', (kind) => {
  const { subject, text } = letters[kind];

  expect(subject.length).toBeLessThanOrEqual(80);
  for (const paragraph of text.split('\n\n')) {
    const lines = Math.ceil(paragraph.replaceAll(/https?:\S+/g, '').length / PHONE_LINE);
    expect(lines, paragraph).toBeLessThanOrEqual(5);
  }
});

test('a letter of one kind is one letter: nothing but the time of asking and what is to be kept differs', () => {
  expect(allLetters(ORIGIN)).toEqual(letters);
  expect(listingChange(ORIGIN, 'help@bureau.example').text.match(/help@bureau\.example/g)).toHaveLength(LETTER_LANGUAGES.length);
  expect(auditHead('ab').text.match(/\bab\b/g)).toHaveLength(1);
});

test('the code stands once, alone on the first line, where it is easy to find and copy', () => {
  const { text } = signInCode('04820017', ASKED_AT);

  expect(text.split('\n')[0]).toBe('04820017');
  expect(text.match(/04820017/g)).toHaveLength(1);
});

test('the letter with the code says when somebody asked, to the minute and in UTC, and holds no link', () => {
  const { subject, text } = signInCode('04820017', ASKED_AT);

  expect(text).toContain('you asked from a browser at about 14:05 UTC');
  expect(text).toContain('desde un navegador cerca de las 14:05 UTC');
  expect(text).not.toMatch(/https?:|www\.|\//);
  // A code in the subject would be read by whoever passes a locked screen.
  expect(subject).toBe('Your code for signing in / Su código para entrar');
});

test('each language leads to the page that asks in it', () => {
  const { text } = stillTrue((locale) => `${ORIGIN}/${locale}/`);

  expect(partsOfLetter(text).map(({ language, paragraphs }) => paragraphs.join(' ').includes(`${ORIGIN}/${language}/`))).toEqual([
    true,
    true,
  ]);
});
