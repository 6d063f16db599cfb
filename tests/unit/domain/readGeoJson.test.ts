import { expect, test } from 'vitest';
import { MOST_POINTS, readAreaShape } from '#src/domain/readGeoJson.ts';

const WORDS = { en: 'north of 85th Street', es: 'al norte de la calle 85' };
const RING = [
  [-122.4, 47.6],
  [-122.3, 47.6],
  [-122.3, 47.7],
  [-122.4, 47.6],
];
const HOLE = [
  [-122.33, 47.63],
  [-122.33, 47.62],
  [-122.34, 47.62],
  [-122.33, 47.63],
];
const polygon = (...rings: unknown[]) => ({ type: 'Polygon', coordinates: rings });
const feature = (geometry: unknown) => ({ type: 'Feature', properties: {}, geometry });
const read = (json: unknown) => readAreaShape(JSON.stringify(json), WORDS);
const ringOf = (points: number) => [
  ...Array.from({ length: points - 1 }, (_, index) => [-122 - index / 1e6, 47.5 + (index % 2) / 10]),
  [-122, 47.5],
];

test.each<[string, unknown, number]>([
  ['a polygon', polygon(RING), 1],
  ['a polygon with a hole', polygon(RING, HOLE), 1],
  ['several polygons', { type: 'MultiPolygon', coordinates: [[RING], [RING]] }, 2],
  ['a feature', feature(polygon(RING)), 1],
  [
    'a collection of features',
    { type: 'FeatureCollection', features: [feature(polygon(RING)), feature({ type: 'MultiPolygon', coordinates: [[RING], [RING]] })] },
    3,
  ],
])('%s is read', (_, json, count) => {
  const answer = read(json);
  expect(answer.kind === 'shape' && answer.shape.polygons.length).toBe(count);
  expect(answer.kind === 'shape' && answer.shape.words).toEqual(WORDS);
});

test('every point stays where it is; heights and a byte-order mark fall out', () => {
  const high = RING.map(([longitude, latitude]) => [longitude, latitude, 120]);
  expect(readAreaShape(`\uFEFF${JSON.stringify(polygon(high))}`, WORDS)).toEqual({
    kind: 'shape',
    shape: { words: WORDS, polygons: [[RING]] },
  });
});

test('rings are turned as the standard wants them: outer ones against the clock, holes with it', () => {
  const answer = read(polygon(RING.toReversed(), HOLE.toReversed()));
  expect(answer).toEqual({ kind: 'shape', shape: { words: WORDS, polygons: [[RING, HOLE]] } });
  expect(read(polygon(RING, HOLE))).toEqual(answer);
});

test('a shape of the most points is read, one more is not', () => {
  expect(read(polygon(ringOf(MOST_POINTS))).kind).toBe('shape');
  expect(read(polygon(ringOf(MOST_POINTS + 1)))).toMatchObject({ error: expect.stringContaining('More than 2,000 points') });
  expect(read(polygon(ringOf(1500), ringOf(501)))).toMatchObject({ error: expect.stringContaining('More than 2,000 points') });
});

const moved = (longitude: number, latitude: number) => polygon([[longitude, latitude], ...RING.slice(1, -1), [longitude, latitude]]);

test.each<[string, unknown, string]>([
  ['a line', { type: 'LineString', coordinates: RING }, 'Only Polygon and MultiPolygon'],
  ['a collection of geometries', { type: 'GeometryCollection', geometries: [polygon(RING)] }, 'Only Polygon and MultiPolygon'],
  ['a feature without a place', feature(null), 'Only Polygon and MultiPolygon'],
  [
    'a feature among others that is a line',
    { type: 'FeatureCollection', features: [feature(polygon(RING)), feature({ type: 'Point', coordinates: [1, 2] })] },
    'Only Polygon',
  ],
  ['a map of another kind', { type: 'Topology', objects: {} }, 'Only Polygon and MultiPolygon'],
  ['a polygon without coordinates', { type: 'Polygon' }, 'Only Polygon and MultiPolygon'],
  ['null', null, 'Only Polygon and MultiPolygon'],
  ['a number', 7, 'Only Polygon and MultiPolygon'],
  ['a list', [polygon(RING)], 'Only Polygon and MultiPolygon'],
  ['an empty collection', { type: 'FeatureCollection', features: [] }, 'There is no polygon in it.'],
  ['an empty MultiPolygon', { type: 'MultiPolygon', coordinates: [] }, 'There is no polygon in it.'],
  ['a polygon without a ring', polygon(), 'Polygon 1 has no ring.'],
  ['a polygon that is a word', { type: 'MultiPolygon', coordinates: [[RING], 'x'] }, 'Polygon 2 has no ring.'],
  ['a ring that is a word', polygon(RING, 'x'), 'Polygon 1, ring 2 is no list of points.'],
  ['an empty ring', polygon(RING, []), 'Polygon 1, ring 2 has fewer than four points.'],
  ['a ring of two spots', polygon([RING[0], RING[1], RING[0]]), 'Polygon 1, ring 1 has fewer than four points.'],
  ['an open ring', polygon(RING, HOLE.slice(0, 3)), 'Polygon 1, ring 2 is not closed'],
  ['a point of text', polygon([['-122.4', '47.6'], ...RING.slice(1)]), 'Polygon 1, ring 1, point 1 is no pair of numbers.'],
  ['a point of one number', polygon([RING[0], [-122], ...RING.slice(2)]), 'Polygon 1, ring 1, point 2 is no pair of numbers.'],
  ['an endless number', '{"type":"Polygon","coordinates":[[[1e999,47]]]}', 'point 1 is no pair of numbers.'],
  ['a point in Rome', moved(12.5, 41.9), 'Polygon 1, ring 1, point 1 (12.5, 41.9): this point lies outside the United States.'],
  ['latitude first', moved(47.6, -122.4), 'longitude and latitude look swapped'],
  ['meters', moved(-13625000, 6041000), 'these are not degrees'],
  ['feet of a state map', moved(1270000, 230000), 'these are not degrees'],
  ['a point counted on past 180°', moved(-187, 52.9), 'goes over the 180° line'],
  [
    'a ring that jumps over 180°',
    polygon([
      [-179, 52],
      [179, 52],
      [179, 53],
      [-179, 52],
    ]),
    'Polygon 1, ring 1: the shape goes over the 180° line',
  ],
])('%s is refused in plain words', (_, json, error) => {
  const answer = typeof json === 'string' ? readAreaShape(json, WORDS) : read(json);
  expect(answer).toEqual({ kind: 'refused', error: expect.stringContaining(error) });
});

test.each(['', '{', 'north of 85th Street', '{"type":"Polygon","coordinates":[[[1,2],'])('%j is no GeoJSON', (text) => {
  expect(readAreaShape(text, WORDS)).toMatchObject({ kind: 'refused', error: expect.stringContaining('This is not GeoJSON') });
});

test.each<[string, readonly [number, number]]>([
  ['Attu, beyond 180°', [173, 52.9]],
  ['Adak', [-176.6, 51.9]],
  ['Utqiaġvik', [-156.8, 71.3]],
  ['Honolulu', [-157.9, 21.3]],
  ['Key West', [-81.8, 24.5]],
  ['Eastport', [-67, 44.9]],
  ['San Juan', [-66.1, 18.4]],
  ['Guam', [144.8, 13.4]],
])('%s lies in the United States', (_, [longitude, latitude]) => {
  const ring = [
    [longitude, latitude],
    [longitude + 0.1, latitude],
    [longitude, latitude + 0.1],
    [longitude, latitude],
  ];
  expect(read(polygon(ring)).kind).toBe('shape');
});

test('a shape without words in both languages is refused: people could not be asked about it', () => {
  expect(readAreaShape(JSON.stringify(polygon(RING)), { en: 'north', es: ' ' })).toMatchObject({
    kind: 'refused',
    error: expect.stringContaining('both languages'),
  });
});
