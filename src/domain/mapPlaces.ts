import type { Point } from './atlas.ts';
import { connecticutTwins, todaysCounties } from './counties.ts';
import type { MapFrame } from './mapFrame.ts';
import { MAP_PLACES } from './mapPlacesList.ts';

/** The drawing of one state, or of the whole country: its frame, and where the middle of each county or state lies in it. */
export interface DrawnMap {
  readonly frame: MapFrame;
  /** By FIPS code in the drawing of a state, by postal letters in that of the country. */
  readonly middles: ReadonlyMap<string, Point>;
}

/** What of a listing's county a drawing shows. */
export interface DrawnCounty {
  readonly fips: string;
  /** The atlas draws other borders today; the county is a part of this one. */
  readonly inPart: boolean;
}

const read = new Map<string, DrawnMap>();

/** The drawing of a state by its postal letters, or of the country (`US`); null for what the atlas does not draw: territories. */
export function drawnMap(code: string): DrawnMap | null {
  const kept = read.get(code);
  if (kept !== undefined) return kept;
  const line = Object.hasOwn(MAP_PLACES, code) ? MAP_PLACES[code] : undefined;
  if (line === undefined) return null;
  const drawn = readLine(line);
  read.set(code, drawn);
  return drawn;
}

/**
 * The counties of a drawing that stand for a county code of any age; none where the drawing is of another state.
 * @example drawnCounties(connecticut, '09007') // [{ fips: '09130', inPart: true }]
 */
export function drawnCounties({ middles }: DrawnMap, fips: string): DrawnCounty[] {
  const today = todaysCounties(fips).filter((code) => middles.has(code));
  if (today.length > 0) return today.map((code) => ({ fips: code, inPart: false }));
  return connecticutTwins(fips)
    .filter((code) => middles.has(code))
    .map((code) => ({ fips: code, inPart: true }));
}

/** `left top scale width height`, then `id x y` of each middle; a semicolon between them. */
function readLine(line: string): DrawnMap {
  const [frame = '', ...places] = line.split(';');
  const [left = 0, top = 0, scale = 1, width = 0, height = 0] = frame.split(' ').map(Number);
  const middles = places.map((place): [string, Point] => {
    const [id = '', x, y] = place.split(' ');
    return [id, [Number(x), Number(y)]];
  });
  return { frame: { left, top, scale, width, height }, middles: new Map(middles) };
}
