import { doubleMetaphone } from 'double-metaphone';
import { distance } from 'fastest-levenshtein';

/** This file alone knows the two libraries of sounds and typing errors; both are arithmetic on letters and keep nothing. */

/**
 * How a word may sound, as codes: two that share one sound alike in English.
 * @example soundsOf('stephen') // ['STFN'], like 'steven'
 */
export function soundsOf(word: string): readonly string[] {
  return [...new Set(doubleMetaphone(word))];
}

// Letters that sound alike in Spanish as it is spoken in the Americas.
const SPANISH = [
  [/qu(?=[ei])/g, 'k'],
  [/c(?=[ei])|z/g, 's'],
  [/ch/g, 'C'],
  [/h/g, ''],
  [/ll/g, 'y'],
  [/^y(?=[^aeiou])/g, 'i'],
  [/v/g, 'b'],
  [/g(?=[ei])/g, 'j'],
  [/(.)\1+/g, '$1'],
] as const;

/**
 * How a word sounds in Spanish, as one code.
 * @example spanishSound('quintanilla') // 'kintaniya', like 'kintanilla'
 */
export function spanishSound(word: string): string {
  return SPANISH.reduce((sound, [letters, as]) => sound.replace(letters, as), word);
}

/** How many letters have to be changed, added or left out to turn one word into the other. */
export function lettersApart(a: string, b: string): number {
  return distance(a, b);
}
