import { CONCERNS, type Concern, RELATIONS, type Relation, type SummaryPart } from './referral.ts';
import { isItemId } from './staffFields.ts';

/** In which order a narrowed list stands: what is due first, what came last, what has waited longest. */
export const SORTS = ['due', 'newest', 'oldest'] as const;
export type Sort = (typeof SORTS)[number];

/**
 * What a worker wants to see of a view. Every value is a code: an address never holds a word that somebody typed (security/controls
 * E6), so a place or a language is named by a keyed hash that only this portal can make.
 */
export interface Narrowing {
  readonly concern: Concern | null;
  readonly relation: Relation | null;
  /** `me`, `nobody`, or the id of a colleague. */
  readonly who: string | null;
  readonly place: string | null;
  readonly language: string | null;
  readonly sort: Sort;
}

const NARROWING_NAMES = ['concern', 'relation', 'who', 'place', 'language', 'sort'] as const satisfies readonly (keyof Narrowing)[];
export type NarrowingName = (typeof NARROWING_NAMES)[number];
/** What a list is narrowed to by what is sealed in its messages. Beside the id of one message it would tell what that one says. */
const SEALED_NAMES = ['concern', 'relation', 'place', 'language'] as const satisfies readonly NarrowingName[];

/** How long a hash that stands for a typed word is in an address. */
export const WORD_CODE_LENGTH = 12;
const WORD_CODE = new RegExp(`^[\\w-]{${WORD_CODE_LENGTH}}$`);

/** Reads what an address asks for; what is none of these codes is left out. */
export function readNarrowing(params: URLSearchParams): Narrowing {
  const asked = (name: NarrowingName) => params.get(name) ?? '';
  const known = <T extends string>(all: readonly T[], text: string): T | null => all.find((each) => each === text) ?? null;
  const who = asked('who');
  const wordCode = (text: string) => (WORD_CODE.test(text) ? text : null);
  return {
    concern: known(CONCERNS, asked('concern')),
    relation: known(RELATIONS, asked('relation')),
    who: who === 'me' || who === 'nobody' || isItemId(who) ? who : null,
    place: wordCode(asked('place')),
    language: wordCode(asked('language')),
    sort: known(SORTS, asked('sort')) ?? 'due',
  };
}

/** What a narrowing adds to an address, in a fixed order; nothing where nothing is asked. */
export function narrowingQuery(narrowing: Narrowing, without: NarrowingName | null = null): Record<string, string> {
  const given = NARROWING_NAMES.filter((name) => name !== without && narrowing[name] !== null && narrowing[name] !== 'due');
  return Object.fromEntries(given.map((name) => [name, String(narrowing[name])]));
}

/** The part of a narrowing that is about what messages say, as it would stand in an address. */
export function sealedQuery(narrowing: Narrowing): Record<string, string> {
  return Object.fromEntries(Object.entries(narrowingQuery(narrowing)).filter(([name]) => isSealedName(name)));
}

/** The part of a narrowing that says nothing of what a message holds, as it stands in an address: who has it, and the order. */
export function clearQuery(narrowing: Narrowing): Record<string, string> {
  return Object.fromEntries(Object.entries(narrowingQuery(narrowing)).filter(([name]) => !isSealedName(name)));
}

function isSealedName(name: string): boolean {
  return SEALED_NAMES.some((each) => each === name);
}

/** Tells whether anything but the usual list is asked for: then the whole view has to be opened. */
export function isNarrowed(narrowing: Narrowing): boolean {
  return Object.keys(narrowingQuery(narrowing)).length > 0;
}

/** Turns a typed word into the code that stands for it. */
export type CodeOf = (word: string) => string;

/** Tells whether an opened item is one that was asked for. One that cannot be opened fits no filter on what is sealed. */
export function fits(
  narrowing: Narrowing,
  { summary, assignee }: { readonly summary: SummaryPart | null; readonly assignee: string | null },
  { me, codeOf }: { readonly me: string; readonly codeOf: CodeOf },
): boolean {
  const { concern, relation, who, place, language } = narrowing;
  const word = (code: string | null, text: string | undefined) => code === null || (text !== undefined && codeOf(text) === code);
  return (
    fitsWho(who, assignee, me) &&
    (concern === null || summary?.concerns.includes(concern) === true) &&
    (relation === null || summary?.relation === relation) &&
    word(place, summary?.place) &&
    word(language, summary?.language)
  );
}

/** Tells whether who has an item, or that nobody has, is what was asked for; that stands in the clear. */
export function fitsWho(who: string | null, assignee: string | null, me: string): boolean {
  if (who === null) return true;
  if (who === 'nobody') return assignee === null;
  return assignee === (who === 'me' ? me : who);
}
