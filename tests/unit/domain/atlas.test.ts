import { expect, test } from 'vitest';
import { type Atlas, readAtlas, simplified } from '#src/domain/atlas.ts';
import { atlasFile } from '#tests/support/theAtlas.ts';

// Two squares side by side that share the line from (1,0) to (1,2), with a bump of a tenth in its middle.
const TWO_SQUARES: Atlas = {
  transform: { scale: [0.1, 0.1], translate: [0, 0] },
  arcs: [
    [
      [10, 0],
      [1, 10],
      [-1, 10],
    ],
    [
      [10, 20],
      [-10, 0],
      [0, -20],
      [10, 0],
    ],
    [
      [10, 0],
      [10, 0],
      [0, 20],
      [-10, 0],
    ],
  ],
  objects: {
    counties: {
      geometries: [
        { id: '53001', properties: { name: 'Left' }, type: 'Polygon', arcs: [[0, 1]] },
        { id: '41001', properties: { name: 'Right' }, type: 'MultiPolygon', arcs: [[[2, -1]]] },
      ],
    },
  },
};

test('a line that two regions share is walked forward by one and backward by the other', () => {
  const [left, right] = readAtlas(TWO_SQUARES, 'counties');
  expect(left?.rings[0]?.slice(0, 3)).toEqual([
    [1, 0],
    [1.1, 1],
    [1, 2],
  ]);
  expect(right?.rings[0]?.slice(-3)).toEqual([
    [1, 2],
    [1.1, 1],
    [1, 0],
  ]);
});

test('rings are closed, and each spot where lines meet is taken once', () => {
  for (const { rings } of readAtlas(TWO_SQUARES, 'counties')) {
    for (const ring of rings) {
      expect(ring[0]).toEqual(ring.at(-1));
      expect(new Set(ring.map(String)).size).toBe(ring.length - 1);
    }
  }
});

test('a straightened line is the same for both its neighbors', () => {
  const [left, right] = readAtlas(TWO_SQUARES, 'counties', { tolerance: 0.2 });
  expect(left?.rings[0]).not.toContainEqual([1.1, 1]);
  expect(right?.rings[0]).not.toContainEqual([1.1, 1]);
  expect(left?.rings[0]).toHaveLength(5);
});

test('only the counties of one state are read where one is asked for', () => {
  expect(readAtlas(TWO_SQUARES, 'counties', { within: '53' }).map(({ name }) => name)).toEqual(['Left']);
  expect(readAtlas(TWO_SQUARES, 'states')).toEqual([]);
});

test('what is left out of a line lies no farther than the tolerance from what stays', () => {
  const wave = Array.from({ length: 200 }, (_, x) => [x, Math.sin(x / 9) * 10] as const);
  const few = simplified(wave, 0.5);
  expect(few.length).toBeLessThan(60);
  const heightAt = (x: number) => {
    const after = few.findIndex((point) => point[0] >= x);
    const [from, to] = [few[Math.max(0, after - 1)], few[after]];
    if (!from || !to || from[0] === to[0]) return to?.[1] ?? 0;
    return from[1] + ((x - from[0]) / (to[0] - from[0])) * (to[1] - from[1]);
  };
  // The height at one place is at most a little more than the shortest way to a line that rises.
  expect(Math.max(...wave.map(([x, y]) => Math.abs(heightAt(x) - y)))).toBeLessThan(1);
});

test('a closed line and a short one keep their ends', () => {
  expect(simplified([[0, 0]], 1)).toEqual([[0, 0]]);
  const ring = [
    [0, 0],
    [9, 0],
    [9, 9],
    [0, 9],
    [0, 0],
  ] as const;
  expect(simplified(ring, 1)).toEqual(ring);
});

test('the atlas has every county of the fifty states and the District of Columbia', () => {
  const counties = readAtlas(atlasFile('counties-albers-10m'), 'counties');
  expect(counties).toHaveLength(3144);
  expect(new Set(counties.map(({ id }) => id.slice(0, 2))).size).toBe(51);
  // Small cities of Virginia that the atlas shrank to a spot: mapFrame.ts draws them as a square.
  const shrunk = counties.filter(({ rings }) => rings.every((ring) => ring.length < 4));
  expect(shrunk.map(({ name }) => name).sort()).toEqual(['Colonial Heights', 'Falls Church', 'Lexington', 'Manassas Park']);
});
