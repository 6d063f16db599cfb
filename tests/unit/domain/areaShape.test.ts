import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isInside, type LonLat, milesToEdge, nearestOf, type Polygon, type Ring } from '#src/domain/areaShape.ts';
import { milesBetween } from '#src/domain/distance.ts';

const spot = (longitude: number, latitude: number) => ({ longitude, latitude });
const box = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const BLOCK: Polygon = [box(-122.4, 47.6, -122.3, 47.7)];
const WITH_PARK: Polygon = [box(-122.4, 47.6, -122.3, 47.7), box(-122.36, 47.64, -122.34, 47.66)];

test.each([
  ['in the middle', spot(-122.35, 47.65), true],
  ['on its west line', spot(-122.4, 47.65), true],
  ['on its south line', spot(-122.35, 47.6), true],
  ['at a corner', spot(-122.3, 47.7), true],
  ['a hair east of it', spot(-122.2999, 47.65), false],
  ['on the line its south side would be, farther on', spot(-122.2, 47.6), false],
  ['level with its corner, west of it', spot(-122.5, 47.7), false],
  ['north of it', spot(-122.35, 47.8), false],
])('a spot %s', (_, asked, inside) => {
  expect(isInside([BLOCK], asked)).toBe(inside);
});

test('a hole is not inside, its line is', () => {
  expect(isInside([WITH_PARK], spot(-122.35, 47.65))).toBe(false);
  expect(isInside([WITH_PARK], spot(-122.36, 47.65))).toBe(true);
  expect(isInside([WITH_PARK], spot(-122.38, 47.65))).toBe(true);
});

test('of several polygons one is enough, and one drawn into the hole of another holds its own spots', () => {
  const island: Polygon = [box(-122.355, 47.645, -122.345, 47.655)];
  expect(isInside([WITH_PARK, island], spot(-122.35, 47.65))).toBe(true);
  expect(isInside([BLOCK, [box(-121, 47, -120, 48)]], spot(-120.5, 47.5))).toBe(true);
  expect(isInside([], spot(-120.5, 47.5))).toBe(false);
});

test('a spot beside a bay of the area is outside, and the mouth of the bay does not matter', () => {
  const bay: Polygon = [
    [
      [-100, 40],
      [-99, 40],
      [-99, 41],
      [-99.5, 40.2],
      [-100, 41],
      [-100, 40],
    ],
  ];
  expect(isInside([bay], spot(-99.5, 40.5))).toBe(false);
  expect(isInside([bay], spot(-99.9, 40.5))).toBe(true);
});

test('the distance is zero inside and on the line, and that of the great circle to the nearest corner or side outside', () => {
  expect(milesToEdge([BLOCK], spot(-122.35, 47.65))).toBe(0);
  expect(milesToEdge([BLOCK], spot(-122.4, 47.65))).toBe(0);
  const west = spot(-122.5, 47.65);
  expect(milesToEdge([BLOCK], west)).toBeCloseTo(milesBetween(west, spot(-122.4, 47.65)), 2);
  const corner = spot(-122.25, 47.75);
  expect(milesToEdge([BLOCK], corner) / milesBetween(corner, spot(-122.3, 47.7))).toBeCloseTo(1, 2);
  // In the hole it is that to the hole's own line.
  const park = spot(-122.345, 47.65);
  expect(milesToEdge([WITH_PARK], park)).toBeCloseTo(milesBetween(park, spot(-122.34, 47.65)), 2);
});

test('the distance is right to 3 % within 50 miles, from Key West to Utqiaġvik', () => {
  const degrees = (min: number, max: number) => fc.double({ min, max, noNaN: true });
  fc.assert(
    fc.property(degrees(24, 71.4), degrees(-160, -66), degrees(0, 2 * Math.PI), degrees(0.01, 0.7), (latitude, longitude, turn, away) => {
      const at: LonLat = [longitude + (Math.cos(turn) * away) / Math.cos((latitude * Math.PI) / 180), latitude + Math.sin(turn) * away];
      const from = spot(longitude, latitude);
      const real = milesBetween(from, spot(...at));
      fc.pre(real <= 50);
      // A spike of no width: its nearest spot is its tip.
      expect(Math.abs(milesToEdge([[[at, at, at, at]]], from) / real - 1)).toBeLessThan(0.03);
    }),
    { seed: 4 },
  );
});

test('the nearest of some spots and shapes counts, and what is farther than asked is nothing', () => {
  const words = { en: 'the block', es: 'la manzana' };
  const shapes = [
    { words, polygons: [BLOCK] },
    { words, polygons: [[box(-100, 40, -99, 41)] as Polygon] },
  ];
  expect(nearestOf(shapes, [spot(-122.5, 47.65), spot(-122.35, 47.65)], 15)).toBe(0);
  expect(nearestOf(shapes, [spot(-122.5, 47.65)], 15)).toBeCloseTo(4.65, 1);
  expect(nearestOf(shapes, [spot(-122.5, 47.65)], 4)).toBeNull();
  expect(nearestOf(shapes, [spot(-99.5, 41.5)], 40)).toBeCloseTo(34.5, 0);
  expect(nearestOf([], [spot(-122.5, 47.65)], 15)).toBeNull();
  expect(nearestOf(shapes, [], 15)).toBeNull();
});
