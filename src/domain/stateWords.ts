import { LOCALES } from './locale.ts';
import { comparable } from './placeName.ts';
import { stateName } from './states.ts';

// The two digits that begin every county code of a state (ANSI INCITS 38). The ZIP list knows these states and no more.
const FIPS = new Map(
  (
    'AL01 AK02 AZ04 AR05 CA06 CO08 CT09 DE10 DC11 FL12 GA13 HI15 ID16 IL17 IN18 IA19 KS20 KY21 LA22 ME23 MD24 MA25 MI26 MN27 MS28 MO29 MT30 ' +
    'NE31 NV32 NH33 NJ34 NM35 NY36 NC37 ND38 OH39 OK40 OR41 PA42 RI44 SC45 SD46 TN47 TX48 UT49 VT50 VA51 WA53 WV54 WI55 WY56'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), entry.slice(2)] as const),
);

const BY_FIPS = new Map([...FIPS].map(([code, digits]) => [digits, code] as const));

const OTHER_NAMES = [
  ['Nueva Hampshire', 'NH'],
  ['Tejas', 'TX'],
  ['Washington State', 'WA'],
  ['Estado de Washington', 'WA'],
] as const;

const namesOf = (code: string) => LOCALES.map((locale) => stateName(code, locale));

const BY_WORDS = new Map([
  ...[...FIPS.keys()].flatMap((code) => [code, ...namesOf(code)].map((name) => [comparable(name), code] as const)),
  ...OTHER_NAMES.map(([name, code]) => [comparable(name), code] as const),
]);
const MOST_WORDS = 4;

// Their letters alone end other texts too ("as", "vi"), but nobody means anything else by PR.
const TERRITORIES = ['AS', 'GU', 'MP', 'PR', 'VI'];
const ABSENT = new Map([['pr', 'PR'], ...TERRITORIES.flatMap((code) => namesOf(code).map((name) => [comparable(name), code] as const))]);

/**
 * The digits that begin every county code of a state; null for military mail and islands.
 * @example stateFips('WA') // '53'
 */
export function stateFips(code: string): string | null {
  return FIPS.get(code) ?? null;
}

/**
 * The postal letters of the state that a county code begins with; null for territories.
 * @example stateOfFips('53033') // 'WA'
 */
export function stateOfFips(fips: string): string | null {
  return BY_FIPS.get(fips.slice(0, 2)) ?? null;
}

/**
 * Takes a state off the end of some words of a name; null when none stands there.
 * @example splitState(['seattle', 'wa']) // { before: ['seattle'], state: 'WA' }
 */
export function splitState(words: readonly string[]): { readonly before: readonly string[]; readonly state: string } | null {
  return takeOff(words, BY_WORDS);
}

/**
 * The letters of a state or territory that ends a typed place and that the ZIP list does not hold; null when none does.
 * After a comma any two letters are read as a state.
 * @example absentState([['san', 'juan'], ['pr']]) // 'PR'
 */
export function absentState(parts: readonly (readonly string[])[]): string | null {
  const last = parts.at(-1) ?? [];
  const [word = '', ...more] = last;
  const letters = parts.length > 1 && more.length === 0 && /^[a-z]{2}$/.test(word);
  if (letters && !BY_WORDS.has(word)) return word.toUpperCase();
  return takeOff(last, ABSENT)?.state ?? null;
}

function takeOff(words: readonly string[], states: ReadonlyMap<string, string>): { before: readonly string[]; state: string } | null {
  for (let count = Math.min(MOST_WORDS, words.length); count > 0; count -= 1) {
    const state = states.get(words.slice(-count).join(''));
    if (state !== undefined) return { before: words.slice(0, -count), state };
  }
  return null;
}
