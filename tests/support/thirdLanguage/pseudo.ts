/** Another letter for each of a to z, none of them in ASCII: English that is left in a page shows at once. */
const LETTERS = {
  xa: 'áƀćđéƒǵĥíĵķĺḿńóṕɋŕśţúṽŵẋýź',
  xb: 'אבגדהוזחטיכלמנסעפצקרשתםןךף',
} as const;

export type PseudoLanguage = keyof typeof LETTERS;
export const PSEUDO_LANGUAGES = Object.keys(LETTERS) as PseudoLanguage[];

const VOWELS = /[aeiou]/i;
/** What the code hands to words stands between these while they are said, and stays as it was handed. */
const [BEGIN, END] = ['\uE000', '\uE001'];
const HANDED = /(\uE000[^\uE001]*\uE001)/;

/** Text in another language: letters of its own, and two fifths longer. */
export function pseudo(language: PseudoLanguage, text: string): string {
  return text.replace(/[a-z]/gi, (letter) => {
    const small = LETTERS[language].charAt(letter.toLowerCase().charCodeAt(0) - 97);
    const own = letter === letter.toLowerCase() ? small : small.toUpperCase();
    return VOWELS.test(letter) ? own + small : own;
  });
}

/** All words of an area, said in another language; what is an address stays one. */
export function pseudoWords<Words>(language: PseudoLanguage, words: Words): Words;
export function pseudoWords(language: PseudoLanguage, words: unknown): unknown {
  if (typeof words === 'string') return said(language, words);
  if (typeof words === 'function') {
    const own = (...given: unknown[]) => pseudoWords(language, Reflect.apply(words, null, given.map(handed)));
    // Checks fill in as many things as the words ask for.
    return Object.defineProperty(own, 'length', { value: words.length });
  }
  if (Array.isArray(words)) return words.map((one) => pseudoWords(language, one));
  if (typeof words !== 'object' || words === null) return words;
  return Object.fromEntries(Object.entries(words).map(([name, value]) => [name, pseudoWords(language, value)]));
}

function said(language: PseudoLanguage, words: string): string {
  if (/^(?:\/|https?:)/.test(words)) return words;
  const own = words.split(HANDED).map((part) => (part.startsWith(BEGIN) ? part.slice(1, -1) : pseudo(language, part)));
  // A sentence that ends without its bracket was cut; one word may be matched, or stand inside a sentence.
  return words.split(' ').length >= 3 ? `⟦${own.join('')}⟧` : own.join('');
}

function handed(given: unknown): unknown {
  return typeof given === 'string' && /[A-Z ]/.test(given) ? `${BEGIN}${given}${END}` : given;
}
