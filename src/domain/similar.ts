import { DAY_LONG, type Instant } from './day.ts';
import { plainWords } from './plainWords.ts';
import { compareLooks, type LookVerdict, type LookWords, lookWords } from './sameLook.ts';
import { compareNames, type NameVerdict, type NameWord, nameWords } from './sameName.ts';
import { isSamePlace, type PlaceWords, placeWords } from './samePlace.ts';

/** Two messages that came in further apart are not compared: looks and places change, and each was decided on by then. */
export const SIMILAR_DAYS = 14;
/** As many suggestions as somebody can weigh at once. */
export const MOST_SIMILAR = 5;

/** Why two messages may be about one person; the page says each. */
export const SIMILAR_REASONS = ['full-name', 'name', 'place', 'area', 'look', 'time'] as const;
export type SimilarReason = (typeof SIMILAR_REASONS)[number];

/** What is compared, out of the opened parts of one message. */
export interface SimilarSource {
  readonly id: string;
  readonly person: string;
  readonly where: string;
  readonly recognize: string;
  readonly happening: string;
  /** ZIP or "City, ST" of the finder; empty when nobody was asked. */
  readonly place: string;
  readonly receivedAt: Instant;
}

/** One message made ready to be compared; it lives as long as one answer. */
export interface Traits {
  readonly id: string;
  readonly name: readonly NameWord[];
  readonly place: PlaceWords;
  readonly area: string;
  readonly look: LookWords;
  readonly receivedAt: Instant;
}

/** Makes one message ready to be compared. */
export function traitsOf({ id, person, where, recognize, happening, place, receivedAt }: SimilarSource): Traits {
  return {
    id,
    name: nameWords(person),
    place: placeWords(where),
    area: plainWords(place).join(' '),
    look: lookWords(`${recognize}. ${happening}`),
    receivedAt,
  };
}

export interface Similar {
  readonly id: string;
  readonly why: readonly SimilarReason[];
}

/**
 * The messages that may be about the same person as one of them, the likeliest first, at most MOST_SIMILAR. Nothing is stored or
 * decided by it; a person looks at both.
 */
export function similarTo(one: Traits, others: readonly Traits[]): Similar[] {
  const found = others.flatMap((other) => {
    const why = other.id === one.id ? null : whySimilar(one, other);
    return why === null ? [] : [{ id: other.id, why }];
  });
  return found.sort((a, b) => b.why.length - a.why.length).slice(0, MOST_SIMILAR);
}

interface Compared {
  readonly name: NameVerdict;
  readonly look: LookVerdict;
  readonly isNear: boolean;
  readonly area: 'same' | 'other' | 'unknown';
}

/** Why two messages may be about one person; null when too little speaks for it, or something against it. */
export function whySimilar(a: Traits, b: Traits): readonly SimilarReason[] | null {
  if (Math.abs(a.receivedAt - b.receivedAt) > SIMILAR_DAYS * DAY_LONG) return null;
  const compared = {
    name: compareNames(a.name, b.name),
    look: compareLooks(a.look, b.look),
    isNear: isSamePlace(a.place, b.place),
    area: areaOf(a, b),
  };
  return isLikely(compared) ? reasonsOf(compared) : null;
}

/** How much has to agree, by what the names say. The less a name tells, the more place and look have to. */
const LIKELY: Readonly<Record<NameVerdict, (compared: Compared) => boolean>> = {
  full: ({ area, isNear, look }) => isNear || look.agrees > 0 || area !== 'other',
  close: ({ area, isNear, look }) => isNear || look.agrees > 0 || area === 'same',
  common: ({ isNear, look }) => (isNear && !look.isStrange && look.differs <= look.agrees) || look.agrees >= 2,
  part: ({ isNear, look, area }) => (isNear && !look.isStrange && look.differs <= look.agrees) || (look.agrees >= 4 && area !== 'other'),
  half: ({ isNear, look }) => isNear && look.agrees >= 4 && look.differs === 0,
  unknown: ({ isNear, look }) => isNear && look.agrees >= 2 && look.differs === 0,
  unlike: ({ isNear, look }) => isNear && look.agrees >= 4 && look.differs === 0,
  other: () => false,
};

function isLikely(compared: Compared): boolean {
  // Who wrote may be wrong about it; a full name outweighs that.
  if (compared.look.isOther && compared.name !== 'full' && compared.name !== 'close') return false;
  return LIKELY[compared.name](compared);
}

function reasonsOf({ name, isNear, look, area }: Compared): SimilarReason[] {
  const reasons: readonly (readonly [SimilarReason, boolean])[] = [
    ['full-name', ['full', 'close', 'common'].includes(name)],
    ['name', name === 'part' || name === 'half'],
    ['place', isNear],
    ['area', !isNear && area === 'same'],
    ['look', look.agrees >= 2],
    ['time', true],
  ];
  return reasons.filter(([, holds]) => holds).map(([reason]) => reason);
}

function areaOf(a: Traits, b: Traits): Compared['area'] {
  if (a.area === '' || b.area === '') return 'unknown';
  return a.area === b.area ? 'same' : 'other';
}
