import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boxOf, doMeet, grown, isInBox, milesBetween, milesToNearest } from '#src/domain/distance.ts';

const SEATTLE = { latitude: 47.6036, longitude: -122.3256 };
const PORTLAND = { latitude: 45.5181, longitude: -122.6745 };

test('Seattle and Portland are about 145 miles apart, and a spot is no distance from itself', () => {
  expect(milesBetween(SEATTLE, PORTLAND)).toBeCloseTo(145, 0);
  expect(milesBetween(SEATTLE, SEATTLE)).toBe(0);
});

test('the box never leaves out a spot that is near enough', () => {
  const spot = fc.record({
    latitude: fc.double({ min: 18, max: 72, noNaN: true }),
    longitude: fc.double({ min: -178, max: -65, noNaN: true }),
  });
  const step = fc.double({ min: -0.6, max: 0.6, noNaN: true });
  fc.assert(
    fc.property(spot, step, step, (from, north, east) => {
      const other = { latitude: from.latitude + north, longitude: from.longitude + east };
      fc.pre(milesBetween(from, other) <= 15);
      expect(isInBox(grown(boxOf([from]), 15), other)).toBe(true);
    }),
  );
  expect(isInBox(grown(boxOf([SEATTLE]), 15), PORTLAND)).toBe(false);
});

test('the nearest of many is as far as it is by itself, next door and across the country', () => {
  const spot = fc.record({
    latitude: fc.double({ min: 18, max: 72, noNaN: true }),
    longitude: fc.double({ min: -178, max: -65, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(spot, { minLength: 1, maxLength: 5 }), spot, (spots, from) => {
      expect(milesToNearest(spots)(from)).toBeCloseTo(Math.min(...spots.map((other) => milesBetween(other, from))), 4);
    }),
    { seed: 4 },
  );
  expect(milesToNearest([SEATTLE, PORTLAND])(SEATTLE)).toBe(0);
});

test('boxes meet when a spot of one may lie in the other; a box around nothing meets none', () => {
  const [seattle, portland] = [boxOf([SEATTLE]), boxOf([PORTLAND])];
  expect(doMeet(seattle, boxOf([SEATTLE, PORTLAND]))).toBe(true);
  expect(doMeet(seattle, portland)).toBe(false);
  expect(doMeet(grown(seattle, 150), portland)).toBe(true);
  expect(doMeet(portland, grown(seattle, 150))).toBe(true);
  expect(doMeet(grown(seattle, 100), portland)).toBe(false);
  expect(doMeet(grown(boxOf([]), 50), boxOf([SEATTLE, PORTLAND]))).toBe(false);
});
