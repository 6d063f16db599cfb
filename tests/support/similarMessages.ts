import { DAY_LONG, HOUR } from '#src/domain/day.ts';
import type { SimilarSource } from '#src/domain/similar.ts';
import type { Bank, InventedPerson } from './similarBanks.ts';

/** A seeded set of invented messages of one queue, and which of them are about one person. */
export interface SimilarSet {
  readonly messages: readonly SimilarSource[];
  /** Every pair about one person, as `a|b` in the order of the set. */
  readonly truth: ReadonlySet<string>;
}

type Draw = () => number;
const START = Date.UTC(2026, 2, 2, 18);
const WEEKS = 3;

/** The same numbers for the same seed (mulberry32, a public-domain generator of 32 bits). */
function seeded(seed: number): Draw {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Makes a set: people told of twice or three times, and everybody else of the bank told of once. */
export function similarSet(bank: Bank, seed: number): SimilarSet {
  const draw = seeded(seed);
  const groups = [...bank.known.map((person, number) => toldOften(person, number % 3 === 0 ? 3 : 2, draw)), ...toldOnce(bank, draw)];
  const messages: SimilarSource[] = [];
  const truth = new Set<string>();
  for (const group of groups) {
    const ids = group.map((_, place) => String(messages.length + place));
    messages.push(...group.map((message, place) => ({ ...message, id: ids[place] ?? '' })));
    for (const pair of pairsOf(ids)) truth.add(pair);
  }
  return { messages, truth };
}

type Told = Omit<SimilarSource, 'id'>;

function toldOften(person: InventedPerson, times: number, draw: Draw): Told[] {
  const at = START + draw() * WEEKS * 7 * DAY_LONG;
  const forms = formsFor(person, times, draw);
  // Where one of them knows no name, the look is all that ties them.
  const isLookAll = forms.includes('none');
  return forms.map((form) => told(person, { form, isLookAll, at: at + draw() * 10 * DAY_LONG, typo: draw() < 0.3 }, draw));
}

function toldOnce(bank: Bank, draw: Draw): Told[][] {
  return bank.others.map((person) => {
    const form = person.names.length > 0 ? 'full' : 'none';
    return [told(person, { form, isLookAll: false, at: START + draw() * 10 * DAY_LONG, typo: false }, draw)];
  });
}

function pairsOf(ids: readonly string[]): string[] {
  return ids.flatMap((a, place) => ids.slice(place + 1).map((b) => `${a}|${b}`));
}

type Form = 'full' | 'short' | 'none';
interface Telling {
  readonly form: Form;
  readonly isLookAll: boolean;
  readonly at: number;
  readonly typo: boolean;
}

/** Whoever writes knows a full name, what somebody is called, or none. */
function formsFor(person: InventedPerson, times: number, draw: Draw): Form[] {
  const form = (): Form => {
    if (person.names.length === 0) return 'none';
    const number = draw();
    return number < 0.5 ? 'full' : number < 0.8 || person.looks.length < 3 ? 'short' : 'none';
  };
  return Array.from({ length: times }, form);
}

function told(person: InventedPerson, { form, isLookAll, at, typo }: Telling, draw: Draw): Told {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(draw() * list.length)];
  const named = form === 'none' ? '' : (pick(form === 'full' ? person.names : person.calledBy) ?? '');
  // Without a name the look has to tell; with one it is often left out.
  const isLookTold = isLookAll || form !== 'full' || draw() < 0.6;
  const looks = isLookTold ? person.looks.map((wordings) => pick(wordings) ?? '').filter(() => isLookAll || draw() < 0.7) : [];
  return {
    person: typo ? mistyped(named, draw) : named,
    where: pick(person.places) ?? '',
    recognize: looks.join(', '),
    happening: pick(person.happening) ?? '',
    place: draw() < 0.5 ? person.area : '',
    receivedAt: Math.round(at / HOUR) * HOUR,
  };
}

/** One typing error, as hands make it: two letters changed places, one is left out or typed twice. Never the first letter. */
function mistyped(text: string, draw: Draw): string {
  const words = text.split(' ');
  const place = words.findIndex((word) => word.length >= 6);
  const word = words[place];
  if (word === undefined) return text;
  const at = 2 + Math.floor(draw() * (word.length - 3));
  const kind = Math.floor(draw() * 3);
  const swapped = word.slice(0, at - 1) + word.charAt(at) + word.charAt(at - 1) + word.slice(at + 1);
  const wrong = [swapped, word.slice(0, at) + word.slice(at + 1), word.slice(0, at) + word.charAt(at) + word.slice(at)][kind] ?? word;
  return words.with(place, wrong).join(' ');
}
