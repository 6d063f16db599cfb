import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boxAround, milesBetween } from '#src/domain/distance.ts';

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
      expect(boxAround([from], 15)(other)).toBe(true);
    }),
  );
  expect(boxAround([SEATTLE], 15)(PORTLAND)).toBe(false);
});
