import type { PlaceReading } from './place.ts';
import { comparable } from './placeName.ts';

// Everyday and Spanish names of large cities, and boroughs that the ZIP list files under another name.
const NICKNAMES = new Map(
  [
    ['NYC', 'New York', 'NY'],
    ['Nueva York', 'New York', 'NY'],
    ['Manhattan', 'New York', 'NY'],
    ['LA', 'Los Angeles', 'CA'],
    ['SF', 'San Francisco', 'CA'],
    ['DC', 'Washington', 'DC'],
    ['District of Columbia', 'Washington', 'DC'],
    ['Distrito de Columbia', 'Washington', 'DC'],
    ['Philly', 'Philadelphia', 'PA'],
    ['Filadelfia', 'Philadelphia', 'PA'],
    ['NOLA', 'New Orleans', 'LA'],
    ['Nueva Orleans', 'New Orleans', 'LA'],
    ['ABQ', 'Albuquerque', 'NM'],
    ['Vegas', 'Las Vegas', 'NV'],
  ].map(([nickname = '', city = '', state = '']) => [comparable(nickname), { name: comparable(city), state }] as const),
);
// "Manhattan" alone is also a town in Kansas: it stands for New York only where the state says so.
const NEEDS_STATE = new Set([comparable('Manhattan')]);

/**
 * Puts the city's own name where somebody wrote a nickname.
 * @example nicknamed({ kind: 'name', name: 'nyc', state: null, guess: false }) // New York, NY
 */
export function nicknamed(reading: PlaceReading): PlaceReading {
  if (reading.kind !== 'name') return reading;
  const city = NICKNAMES.get(reading.name);
  if (city === undefined || (reading.state ?? city.state) !== city.state) return reading;
  if (reading.state === null && NEEDS_STATE.has(reading.name)) return reading;
  return { ...reading, ...city };
}
