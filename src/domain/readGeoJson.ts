import type { AreaShape, LonLat, Polygon, Ring } from './areaShape.ts';
import type { Words } from './locale.ts';

/** Most points in one shape: enough for a county's own line, and quick to test a place against. */
export const MOST_POINTS = 2000;

export type ReadShape =
  | { readonly kind: 'shape'; readonly shape: AreaShape }
  /** `error` is a plain sentence in English for who gave the text (staff pages and the import). */
  | { readonly kind: 'refused'; readonly error: string };

/**
 * Reads a drawn area from GeoJSON (RFC 7946): Polygon or MultiPolygon, alone or in a Feature or FeatureCollection, whose polygons
 * become one shape. No point is moved or left out; heights fall out, and rings are turned as the standard wants them (§3.1.6).
 */
export function readAreaShape(text: string, words: Words): ReadShape {
  const read = Object.values(words).some((said) => said.trim() === '') ? refused(NO_WORDS) : readText(text);
  return 'error' in read ? { kind: 'refused', error: read.error } : { kind: 'shape', shape: { words, polygons: read.value } };
}

const NO_WORDS = 'Say in both languages what the shape shows: people are asked about it in these words.';
const NOT_JSON = 'This is not GeoJSON: the text breaks off, or a comma or bracket is wrong.';
const KINDS = 'Only Polygon and MultiPolygon can be read, alone or in a Feature or FeatureCollection.';
const EMPTY = 'There is no polygon in it.';
const TOO_MANY = `More than ${MOST_POINTS.toLocaleString('en-US')} points. Draw the area with fewer: a street corner or two is near enough.`;
const SWAPPED = 'longitude and latitude look swapped. GeoJSON writes the longitude first, as in [-122.33, 47.6]';
const NOT_DEGREES = 'these are not degrees. Save the shape with longitude and latitude (WGS 84)';
const OVER_180 = 'the shape goes over the 180° line. Cut it there into two polygons, one on each side';

type Read<Value> = { readonly value: Value } | { readonly error: string };

function refused(error: string): { readonly error: string } {
  return { error };
}

/** Reads each of a list; the first error is the answer. */
function readEach<Value>(items: readonly unknown[], readOne: (item: unknown, index: number) => Read<Value>): Read<Value[]> {
  const values: Value[] = [];
  for (const [index, item] of items.entries()) {
    const read = readOne(item, index);
    if ('error' in read) return read;
    values.push(read.value);
  }
  return { value: values };
}

function readText(text: string): Read<Polygon[]> {
  const json = parsed(text);
  if (json === undefined) return refused(NOT_JSON);
  const found = polygonsOf(json);
  if ('error' in found) return found;
  if (found.value.length === 0) return refused(EMPTY);
  if (countPoints(found.value) > MOST_POINTS) return refused(TOO_MANY);
  return readEach(found.value, (rings, index) => readPolygon(rings, `Polygon ${index + 1}`));
}

function parsed(text: string): unknown {
  try {
    // Files of some tools begin with a byte-order mark.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/** The coordinates of every polygon in what was given. */
function polygonsOf(json: unknown): Read<unknown[]> {
  if (!isObject(json)) return refused(KINDS);
  if (json.type === 'FeatureCollection' && Array.isArray(json.features)) {
    const each = readEach(json.features, polygonsOfFeature);
    return 'error' in each ? each : { value: each.value.flat() };
  }
  return json.type === 'Feature' ? polygonsOfFeature(json) : polygonsOfGeometry(json);
}

function polygonsOfFeature(json: unknown): Read<unknown[]> {
  return isObject(json) && json.type === 'Feature' ? polygonsOfGeometry(json.geometry) : refused(KINDS);
}

function polygonsOfGeometry(json: unknown): Read<unknown[]> {
  if (!isObject(json) || !Array.isArray(json.coordinates)) return refused(KINDS);
  if (json.type === 'Polygon') return { value: [json.coordinates] };
  return json.type === 'MultiPolygon' ? { value: json.coordinates } : refused(KINDS);
}

function countPoints(polygons: readonly unknown[]): number {
  const rings = polygons.flatMap((polygon) => (Array.isArray(polygon) ? polygon : []));
  return rings.reduce<number>((sum, ring) => sum + (Array.isArray(ring) ? ring.length : 0), 0);
}

function readPolygon(rings: unknown, where: string): Read<Polygon> {
  if (!Array.isArray(rings) || rings.length === 0) return refused(`${where} has no ring.`);
  return readEach(rings, (ring, index) => {
    const read = readRing(ring, `${where}, ring ${index + 1}`);
    return 'error' in read ? read : { value: turned(read.value, index === 0 ? 'outer' : 'hole') };
  });
}

function readRing(ring: unknown, where: string): Read<Ring> {
  if (!Array.isArray(ring)) return refused(`${where} is no list of points.`);
  const points = readEach(ring, (point, index) => readPoint(point, `${where}, point ${index + 1}`));
  if ('error' in points) return points;
  const [first, last] = [points.value[0], points.value.at(-1)];
  if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1])
    return refused(`${where} is not closed: its last point has to be its first again.`);
  if (points.value.length < 4) return refused(`${where} has fewer than four points.`);
  const jumps = points.value.some(([longitude], index) => Math.abs(longitude - (points.value[index + 1]?.[0] ?? longitude)) > 180);
  return jumps ? refused(`${where}: ${OVER_180}.`) : points;
}

function readPoint(point: unknown, where: string): Read<LonLat> {
  const [longitude, latitude] = Array.isArray(point) ? (point as readonly unknown[]) : [];
  if (!isNumber(longitude) || !isNumber(latitude)) return refused(`${where} is no pair of numbers.`);
  if (isInUnitedStates(longitude, latitude)) return { value: [longitude, latitude] };
  return refused(`${where} (${longitude}, ${latitude}): ${whyElsewhere(longitude, latitude)}.`);
}

function whyElsewhere(longitude: number, latitude: number): string {
  if (isInUnitedStates(latitude, longitude)) return SWAPPED;
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 360) return NOT_DEGREES;
  return Math.abs(longitude) > 180 ? OVER_180 : 'this point lies outside the United States';
}

/** West, east, south, north, rounded outwards: the states, Alaska on both sides of 180°, Hawaii, and the territories. */
const UNITED_STATES = [
  [-125.2, -66.5, 24, 49.6],
  [-180, -129.5, 50.9, 72],
  [171.5, 180, 50.9, 54],
  [-179, -154.5, 18.5, 29],
  [-68.5, -64.2, 17.3, 19],
  [144, 147, 13, 21],
  [-171.5, -168, -15, -10.8],
] as const;

function isInUnitedStates(longitude: number, latitude: number): boolean {
  return UNITED_STATES.some(
    ([west, east, south, north]) => longitude >= west && longitude <= east && latitude >= south && latitude <= north,
  );
}

/** Outer rings run against the clock, holes with it. */
function turned(ring: Ring, as: 'outer' | 'hole'): Ring {
  const doubleArea = ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[index + 1] ?? [x, y];
    return sum + x * nextY - nextX * y;
  }, 0);
  return doubleArea >= 0 === (as === 'outer') ? ring : ring.toReversed();
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
