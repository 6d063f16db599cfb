import { readTypedPlace } from '#src/domain/place.ts';
import type { Ports } from '#src/ports.ts';

// Puerto Rico, the Virgin Islands, Guam and their neighbors: the ZIP list leaves them out, and people there may ask too.
const TERRITORIES = /^(?:00[6-9]|969)/;

/** Tells whether a text is a ZIP of the list or of a territory: the Bureau cannot answer about a place that is nowhere. */
export async function knowsZip({ places }: Pick<Ports, 'places'>, typed: string): Promise<boolean> {
  const read = readTypedPlace(typed);
  if (read.kind !== 'zip') return false;
  return TERRITORIES.test(read.zip) || (await places.find(read.zip)).kind === 'known';
}
