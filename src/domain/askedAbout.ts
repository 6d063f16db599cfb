import { plainWords } from './plainWords.ts';
import { compareNames, nameWords } from './sameName.ts';
import { isSamePlace, placeWords } from './samePlace.ts';

/** What somebody says of themself at the desk, to find what was written about them. */
export interface SaidOfOneself {
  readonly name: string;
  readonly where: string;
}

/** Tells whether there is enough to look for: one word that is more than a letter. */
export function isEnough({ name, where }: SaidOfOneself): boolean {
  return plainWords(`${name} ${where}`).some((word) => word.length > 1);
}

/** How well a message fits: by the whole name, by a part of it or the place, or not at all. */
export type Fit = 'well' | 'maybe' | 'not';

/**
 * How well a message fits whoever says this: by name where it gives one, by any of their names in the text, or by the place. It is wide on
 * purpose, because a person reads on and decides; nobody is to be told that there is nothing for a typing error.
 */
export function fitOf(said: SaidOfOneself, written: { readonly person: string; readonly where: string; readonly happening: string }): Fit {
  const name = compareNames(nameWords(said.name), nameWords(written.person));
  if (name === 'full' || name === 'close' || name === 'common') return 'well';
  if (name === 'part' || name === 'half') return 'maybe';
  if (name !== 'other' && isSamePlace(placeWords(said.where), placeWords(written.where))) return 'maybe';
  const words = plainWords(`${written.happening} ${written.where}`);
  return nameWords(said.name).some(({ word }) => word.length > 2 && words.includes(word)) ? 'maybe' : 'not';
}
