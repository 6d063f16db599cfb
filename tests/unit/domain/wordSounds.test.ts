import { expect, test } from 'vitest';
import { lettersApart, soundsOf, spanishSound } from '#src/domain/wordSounds.ts';

test('words that are said alike have one sound', () => {
  expect(soundsOf('stephen')).toEqual(soundsOf('steven'));
  expect(soundsOf('lopez')).not.toEqual(soundsOf('perez'));
});

test.each([
  ['quintanilla', 'kintaniya'],
  ['zaragoza', 'saragosa'],
  ['yolanda', 'llolanda'],
  ['ybarra', 'ibarra'],
])('%s is said like %s in Spanish', (a, b) => {
  expect(spanishSound(a)).toBe(spanishSound(b));
});

test('counts the letters between two words', () => {
  expect(lettersApart('ortega', 'ortgea')).toBe(2);
  expect(lettersApart('quill', 'quil')).toBe(1);
});
