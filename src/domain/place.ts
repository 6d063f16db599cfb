import { comparable, wordsOfName } from './placeName.ts';
import { nicknamed } from './placeNicknames.ts';
import { absentState, splitState } from './stateWords.ts';

/** One way to understand what somebody typed. Names are in the form that `comparable` makes. */
export type PlaceReading =
  | { readonly kind: 'zip'; readonly zip: string }
  | {
      readonly kind: 'county' | 'name';
      readonly name: string;
      readonly state: string | null;
      /** Words were left out to reach this, and no state confirms it: the person is asked before it counts. */
      readonly guess: boolean;
    };

/** What somebody typed for a place, made comparable. */
export type TypedPlace =
  | { readonly kind: 'nothing' | 'short-zip' | 'wrong-zip' }
  | { readonly kind: 'zip'; readonly zip: string }
  /** Readings in order: the first that names a place we know is meant. */
  | {
      readonly kind: 'words';
      readonly readings: readonly PlaceReading[];
      /** The letters of a state that the ZIP list does not hold: no place is guessed against it. */
      readonly absentState: string | null;
    };

// Nobody needs more than this to name a place; it bounds the work whatever is sent.
const MOST_LETTERS = 400;
const MOST_PARTS = 4;
const MOST_WORDS = 8;
// Shorter left-overs ("st", "ave" cut to "av") match small towns by accident.
const SHORTEST_GUESS = 3;

const COUNTRY = new Set(['usa', 'us', 'unitedstates', 'unitedstatesofamerica', 'eeuu', 'eua', 'estadosunidos']);

/**
 * Reads a ZIP, a city or a county in the many ways people write them; never throws.
 * @example readTypedPlace(' 98104-1234 ') // { kind: 'zip', zip: '98104' }: the last four digits name a doorway and are dropped
 * @example readTypedPlace('9810') // { kind: 'short-zip' }
 * @example readTypedPlace('4th and Pine, Seattle') // words, read first as the name `seattle`
 */
export function readTypedPlace(text: string): TypedPlace {
  const typed = text.slice(0, MOST_LETTERS).normalize('NFKC').trim();
  if (!/[\p{L}\p{N}]/u.test(typed)) return { kind: 'nothing' };
  if (/^[\d\s\p{P}]+$/u.test(typed)) return readDigits(typed.replace(/\D/g, ''));
  return readWords(typed);
}

/**
 * Tells whether a text is no more than a ZIP, a city or a county: only these are taken from a web address, which
 * stays in histories and logs (product §2.2).
 */
export function isBarePlace(text: string): boolean {
  const typed = text.normalize('NFKC').trim();
  if (/^\d{5}(-\d{4})?$/.test(typed)) return true;
  return /^[\p{L}\p{M}.'’ʻ -]{2,50}(,[\p{L}\p{M}. ]{2,25})?$/u.test(typed) && wordsOfName(typed).length <= 6;
}

function readDigits(digits: string): TypedPlace {
  if (digits.length === 5 || digits.length === 9) return { kind: 'zip', zip: digits.slice(0, 5) };
  return { kind: digits.length < 5 ? 'short-zip' : 'wrong-zip' };
}

function readWords(typed: string): TypedPlace {
  const { last, first, rest } = takeZips(typed);
  const parts = partsOf(rest);
  const absent = absentState(parts);
  const names = withoutRepeats(variantsOf(parts).flatMap(readParts).map(nicknamed));
  const sure = names.filter((reading) => reading.kind === 'zip' || !reading.guess);
  return { kind: 'words', readings: [...zipReading(last), ...(absent === null ? names : sure), ...zipReading(first)], absentState: absent };
}

function zipReading(zip: string | undefined): PlaceReading[] {
  return zip === undefined ? [] : [{ kind: 'zip', zip }];
}

/** A ZIP stands last ("Seattle WA 98104"); five digits in front may be a house number and count only when nothing else does. */
function takeZips(typed: string): { last: string | undefined; first: string | undefined; rest: string } {
  const text = typed.replace(/[\s,.]+(u\.?s\.?a?\.?)$/i, '');
  const last = /(?:^|[^\p{L}\p{N}])(\d{5})(?:[-\s]\d{4})?[\s).]*$/u.exec(text);
  const first = /^(\d{5})(?!\p{N})/u.exec(text);
  const rest = last === null ? text : text.slice(0, last.index);
  return { last: last?.[1], first: first?.[1], rest: rest.replace(/^\d{5}(?!\p{N})/u, '') };
}

function partsOf(text: string): string[][] {
  return text
    .split(/[,;\n()/]/)
    .map(wordsOfName)
    .filter((words) => words.length > 0 && !COUNTRY.has(words.join('')))
    .slice(-MOST_PARTS)
    .map((words) => words.slice(-MOST_WORDS));
}

interface Variant {
  readonly parts: readonly (readonly string[])[];
  readonly state: string | null;
  /** Nothing but a state was typed: dropping words from "West Virginia" would find towns called Virginia. */
  readonly bareState?: boolean;
}

/** "Seattle WA" is Seattle in Washington first, and a town called "Seattle WA" if there is one. */
function variantsOf(parts: readonly (readonly string[])[]): Variant[] {
  const last = parts.at(-1);
  if (last === undefined) return [];
  const before = parts.slice(0, -1);
  const whole: Variant = { parts, state: null };
  const split = splitState(last);
  if (split === null) return [whole];
  if (split.before.length > 0) return [{ parts: [...before, split.before], state: split.state }, whole];
  return before.length > 0 ? [{ parts: before, state: split.state }, whole] : [{ ...whole, bareState: true }];
}

function readParts({ parts, state, bareState = false }: Variant): PlaceReading[] {
  const last = parts.at(-1) ?? [];
  const earlier = parts.slice(0, -1).reverse();
  const guesses = bareState ? [] : [...endsOf(last), ...earlier];
  return [
    ...namesIn(last).map((name) => ({ ...name, state, guess: false })),
    ...guesses.flatMap(namesIn).map((name) => ({ ...name, state, guess: state === null })),
  ];
}

/** What is left when words are dropped from the front ("4th and Pine Seattle") or the back ("Seattle downtown"). */
function endsOf(words: readonly string[]): string[][] {
  const shorter = words.slice(1).map((_, index) => index + 1);
  const ends = [...shorter.map((from) => words.slice(from)), ...shorter.map((drop) => words.slice(0, -drop))];
  return ends.filter((end) => end.join('').length >= SHORTEST_GUESS && !/^\d+$/.test(end.join('')));
}

const COUNTY_AFTER = /^(?<name>.+?) (county|co|parish|(city and )?borough|census area|municipality|planning region)$/;
const COUNTY_BEFORE = /^(county of|condado de|condado|parroquia de) (?<name>.+)$/;
const CITY_AFTER = /^(?<name>.+) (charter township|township|twp|city|town|village)$/;
const CITY_BEFORE = /^(city of|town of|village of|township of|ciudad de|pueblo de|municipio de) (?<name>.+)$/;

function namesIn(words: readonly string[]): { kind: 'county' | 'name'; name: string }[] {
  const phrase = words.join(' ');
  const county = (COUNTY_AFTER.exec(phrase) ?? COUNTY_BEFORE.exec(phrase))?.groups?.['name'];
  const city = (CITY_AFTER.exec(phrase) ?? CITY_BEFORE.exec(phrase))?.groups?.['name'];
  return [
    ...(county === undefined ? [] : [{ kind: 'county' as const, name: comparable(county) }]),
    { kind: 'name', name: words.join('') },
    ...(city === undefined ? [] : [{ kind: 'name' as const, name: comparable(city) }]),
  ];
}

function withoutRepeats(readings: readonly PlaceReading[]): PlaceReading[] {
  const seen = new Set<string>();
  return readings.filter((reading) => {
    const text = JSON.stringify({ ...reading, guess: undefined });
    return seen.size < seen.add(text).size;
  });
}
