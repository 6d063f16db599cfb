import { expect, test } from 'vitest';
import { GRADE, gradeOf } from '#src/reading/grade.ts';
import { countedWords, hardestSentences, sentencesOf } from '#src/reading/measure.ts';

const PLAIN = 'The worker comes by. She asks what you need. You can say no.';
const HARD =
  'Notwithstanding the aforementioned eligibility considerations, participating jurisdictions should operationalize collaborative deliberation regarding prosecutorial discretion.';

test('a plain text is of a low grade and an official one of a high grade', () => {
  expect(gradeOf([PLAIN])).toBeLessThan(3);
  expect(gradeOf([HARD])).toBeGreaterThan(10);
});

test('the grade is that of the formula: 0.39 words a sentence, 11.8 syllables a word, less 15.59', () => {
  // Three sentences, thirteen words, of which only "worker" has two syllables.
  expect(gradeOf([PLAIN])).toBeCloseTo(0.39 * (13 / 3) + 11.8 * (14 / 13) - 15.59, 5);
});

test('names, figures and citations count as no word', () => {
  expect(countedWords('In 2017 the King County team saw 318 people[^collins-2017].')).toEqual(['In', 'the', 'team', 'saw', 'people']);
  expect(countedWords('LEAD helps, see https://example.org/a-very-long-name.')).toEqual(['helps', 'see']);
  expect(gradeOf(['We met in Albuquerque and Schenectady.'])).toBe(gradeOf(['We met in and.']));
});

test('"I" is a word, and the first word of a sentence is no name', () => {
  expect(countedWords('Yesterday I saw him, and I’m glad.')).toEqual(['Yesterday', 'I', 'saw', 'him', 'and', 'I’m', 'glad']);
});

test('short forms end no sentence, but the answer "No." does', () => {
  expect(sentencesOf('Dr. Lee works for the U.S. Senate, e.g. on Form No. 5.', GRADE)).toHaveLength(1);
  expect(sentencesOf('No. Nobody is forced.', GRADE)).toEqual(['No.', 'Nobody is forced.']);
});

test('a sentence comes back as it stands in the text', () => {
  const text = 'Ask Dr. Lee at 9 a.m. on Monday.';

  expect(sentencesOf(text, GRADE)).toEqual([text]);
});

test('the hardest sentence is the one without which the text would be easiest', () => {
  const [first] = hardestSentences([PLAIN, `Eligibility varies. ${HARD}`], 1, GRADE);

  expect(first?.text).toBe(HARD);
  expect(first?.score).toBeGreaterThan(10);
});

test('a text without words has grade 0', () => {
  expect(gradeOf([])).toBe(0);
  expect(gradeOf(['58%', '[^collins-2017]'])).toBe(0);
});
