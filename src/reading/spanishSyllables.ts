const STRONG = /[aeoáéó]/;
const VOWEL = /[aeiouáéíóúü]/;

/**
 * Counts the syllables of a Spanish word as spelling divides it (Real Academia Española, Ortografía 2010, on diphthongs and hiatus):
 * a syllable has one strong vowel (a, e, o) with the weak ones beside it; an accent on i or u parts it from a strong one; an h
 * between vowels parts nothing; the u of que, qui, gue, gui is silent, that of güe sounds; y is a vowel where no vowel follows.
 * No package of the registry does this and is kept: the best known one had its last version years ago.
 * @example syllablesOf('referencia') // 4
 * @example syllablesOf('policía') // 4
 */
export function syllablesOf(word: string): number {
  let count = 0;
  let nucleus = '';
  for (const letter of soundsOf(word)) {
    if (!VOWEL.test(letter)) {
      nucleus = '';
    } else if (nucleus === '' || isApart(nucleus, letter)) {
      count += 1;
      nucleus = letter;
    } else {
      nucleus += letter;
    }
  }
  return Math.max(1, count);
}

/** The letters that sound: silent u and the h between vowels left out, y written as the vowel that it is. */
function soundsOf(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFC')
    .replace(/([qg])u(?=[eiéí])/g, '$1')
    .replace(/y(?![aeiouáéíóú])/g, 'i')
    .replace(/(?<=[aeiouáéíóúü])h(?=[aeiouáéíóú])/g, '');
}

/** Tells whether a vowel begins a syllable of its own after those before it. */
function isApart(nucleus: string, letter: string): boolean {
  const last = nucleus.slice(-1);
  if (STRONG.test(letter)) return STRONG.test(nucleus) || /[íú]/.test(last);
  return letter === last || (/[íú]/.test(letter) && STRONG.test(last));
}
