import { areOneName, isCommonFamilyName, isKnownName, KNOWN_NAMES } from './givenNames.ts';
import { plainWords } from './plainWords.ts';
import { lettersApart, soundsOf, spanishSound } from './wordSounds.ts';

/**
 * What two names say of each other. `full`: given and family name agree. `close`: they do by sound or but for typing errors.
 * `common`: they agree, and very many people bear them. `half`: of two full names one agrees. `part`: the one that was given agrees.
 * `unlike`: they do not agree, and one of them may be what somebody is called. `other`: two names of two people. `unknown`: one
 * message has none.
 */
export type NameVerdict = 'full' | 'close' | 'common' | 'half' | 'part' | 'unlike' | 'other' | 'unknown';

const NOT_NAMES: ReadonlySet<string> = new Set([
  ...['mr', 'mrs', 'ms', 'miss', 'sr', 'sra', 'dona', 'senor', 'senora', 'jr', 'he', 'she', 'they', 'his', 'her', 'name', 'is', 'named'],
  ...[
    'goes',
    'by',
    'called',
    'known',
    'as',
    'aka',
    'also',
    'a',
    'k',
    'i',
    'think',
    'maybe',
    'or',
    'the',
    'people',
    'call',
    'him',
    'them',
    'not',
  ],
  ...[
    'sure',
    'nickname',
    'se',
    'llama',
    'le',
    'dicen',
    'creo',
    'que',
    'apodo',
    'de',
    'la',
    'del',
    'los',
    'y',
    'el',
    'unknown',
    'man',
    'woman',
  ],
  ...['says', 'something', 'like', 'first', 'last', 'quiza', 'tal', 'vez', 'o', 'es', 'su', 'nombre', 'conocido', 'como', 'conocida'],
]);

/** One word of a name. */
export interface NameWord {
  readonly word: string;
  /** Names of the list that it may be misspelled from. */
  readonly meant: readonly string[];
  /** The last of several words: a family name, which has no short forms. */
  readonly isFamily: boolean;
}

/** The words of a name, without what people write around it. */
export function nameWords(typed: string): NameWord[] {
  const words = plainWords(typed).filter((word, place, all) => !NOT_NAMES.has(word) && !isTitle(word, all[place + 1]));
  return [...new Set(words)].map((word, place, all) => {
    const isFamily = all.length > 1 && place === all.length - 1;
    return { word, meant: isFamily ? [] : meantBy(word), isFamily };
  });
}

// "Don" is a title in Spanish and a name in English.
function isTitle(word: string, next: string | undefined): boolean {
  return word === 'don' && next !== undefined && isKnownName(next);
}

function meantBy(word: string): string[] {
  if (word.length < 5 || isKnownName(word)) return [];
  return KNOWN_NAMES.filter((name) => !differInEnding(name, word) && (soundAlike(word, name) || areMistyped(word, name)));
}

/**
 * Compares two names by list, sound and typing errors.
 * @example compareNames(nameWords('Steven Ortega'), nameWords('Stephen Ortgea')) // 'full'
 */
export function compareNames(a: readonly NameWord[], b: readonly NameWord[]): NameVerdict {
  if (a.length === 0 || b.length === 0) return 'unknown';
  const agreed = a.flatMap((one) => {
    const other = b.find((word) => areAlike(one, word));
    return other ? [{ one, other }] : [];
  });
  const initials = a.filter(({ word }) => b.some((other) => isInitialOf(word, other.word)));
  if (agreed.length === 0) return isShort(a, b) ? 'unlike' : 'other';
  if (agreed.length + initials.length < 2) return isShort(a, b) ? 'part' : 'half';
  if (agreed.some(({ one, other }) => isCommonFamilyName(one.word) || isCommonFamilyName(other.word))) return 'common';
  return agreed.every(({ one, other }) => areSure(one, other)) ? 'full' : 'close';
}

function isShort(a: readonly NameWord[], b: readonly NameWord[]): boolean {
  return a.length === 1 || b.length === 1;
}

function areSure(a: NameWord, b: NameWord): boolean {
  return a.word === b.word || (!a.isFamily && !b.isFamily && areOneName(a.word, b.word));
}

/** Tells whether two words may be one name, heard, shortened or typed differently. */
export function areAlike(a: NameWord, b: NameWord): boolean {
  if (a.word === b.word) return a.word.length > 1;
  const isFamily = a.isFamily || b.isFamily;
  if (!isFamily && areOneOfList(a, b)) return true;
  if (areTwoNames(a.word, b.word)) return false;
  return soundAlike(a.word, b.word) || areMistyped(a.word, b.word) || (!isFamily && isEitherShort(a.word, b.word));
}

// Two names that both exist are no typing error of each other; neither are Mario and Maria, Daniel and Daniela.
function areTwoNames(a: string, b: string): boolean {
  return (isKnownName(a) && isKnownName(b)) || differInEnding(a, b);
}

function isEitherShort(a: string, b: string): boolean {
  return isShortOf(a, b) || isShortOf(b, a);
}

function areOneOfList(a: NameWord, b: NameWord): boolean {
  return [a.word, ...a.meant].some((name) => [b.word, ...b.meant].some((other) => name === other || areOneName(name, other)));
}

/** Zach and Zachary, Reggie and Reginald: the beginning of the long name, with a small ending of its own or none. */
function isShortOf(short: string, long: string): boolean {
  const stem = short.replace(/(?:ie|y|i)$/, '').replace(/(.)\1$/, '$1');
  return stem.length >= 3 && long.length >= stem.length + 3 && long.startsWith(stem);
}

function soundAlike(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 4) return false;
  if (spanishSound(a) === spanishSound(b)) return true;
  if (vowelsOf(a) !== vowelsOf(b)) return false;
  const sounds = soundsOf(b);
  return soundsOf(a).some((sound) => sound.length > 1 && sounds.includes(sound));
}

// Long words alone: among short ones a letter makes another name.
function areMistyped(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 5 || a[0] !== b[0]) return false;
  return lettersApart(a, b) === 1 || (lettersApart(a, b) === 2 && (Math.min(a.length, b.length) > 8 || sorted(a) === sorted(b)));
}

function isInitialOf(a: string, b: string): boolean {
  return Math.min(a.length, b.length) === 1 && a[0] === b[0];
}

function differInEnding(a: string, b: string): boolean {
  const stem = (word: string) => word.replace(/[aeo]$/, '');
  return stem(a) === stem(b);
}

function vowelsOf(word: string): string {
  return word
    .replace(/(?:ie|ey)$/, 'i')
    .replaceAll('y', 'i')
    .replaceAll(/[^aeiou]/g, '')
    .replaceAll(/(.)\1+/g, '$1');
}

function sorted(word: string): string {
  return [...word].sort().join('');
}
