import { expect, test } from 'vitest';
import { drawnArea } from '#src/components/map/areaOf.ts';
import { readAtlas } from '#src/domain/atlas.ts';
import { regionPath } from '#src/domain/mapFrame.ts';
import { drawnMap } from '#src/domain/mapPlaces.ts';
import { aListing } from '#tests/support/aSite.ts';
import { atlasFile } from '#tests/support/theAtlas.ts';

const WORDS = { en: 'a part of it', es: 'una parte' };

/** The corners of a box around all spots that a path names, which goes in steps. */
function boxOf(path: string): number[] {
  let [x, y] = [0, 0];
  const spots = [...path.matchAll(/([Ml ]?)(-?\d+) ?(-?\d+)/g)].map(([, command, right, down]) => {
    [x, y] = command === 'M' ? [Number(right), Number(down)] : [x + Number(right), y + Number(down)];
    return [x, y] as const;
  });
  const [xs, ys] = [spots.map((spot) => spot[0]), spots.map((spot) => spot[1])];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

test.each([
  ['WA', '53033'],
  ['HI', '15003'],
  ['AK', '02020'],
  ['FL', '12086'],
])('a shape drawn along the borders of a county lies over that county (%s %s)', (state, fips) => {
  const inDegrees = readAtlas(atlasFile('counties-10m'), 'counties', { within: fips })[0];
  const onMap = readAtlas(atlasFile('counties-albers-10m'), 'counties', { within: fips })[0];
  const map = drawnMap(state);
  if (!inDegrees || !onMap || !map) throw new Error('the atlas has this county');

  const area = drawnArea(aListing({ state, counties: [], shapes: [{ words: WORDS, polygons: inDegrees.rings.map((ring) => [ring]) }] }));

  const [drawn, wanted] = [boxOf(area?.shapes[0] ?? ''), boxOf(regionPath(onMap, map.frame))];
  const off = drawn.map((value, corner) => Math.abs(value - (wanted[corner] ?? 0)));
  expect(Math.max(...off)).toBeLessThanOrEqual(6);
});

test('a site that serves a part of its counties is not shown as serving all of them', () => {
  const counties = [{ name: 'King', fips: '53033' }];
  expect(drawnArea(aListing({ counties, zips: [], partial: false }))?.partial).toBe(false);
  expect(drawnArea(aListing({ counties, zips: [], partial: true }))?.partial).toBe(true);
  expect(drawnArea(aListing({ counties, zips: ['98104'], partial: false }))?.partial).toBe(true);
});

test('a small area has a ring around it, a wide shape has none', () => {
  const box = (side: number) =>
    [
      [-122, 47],
      [-122 + side, 47],
      [-122 + side, 47 + side],
      [-122, 47 + side],
      [-122, 47],
    ] as const;
  const areaWith = (side: number) => drawnArea(aListing({ shapes: [{ words: WORDS, polygons: [[box(side)]] }] }));
  expect(areaWith(0.1)?.ringAt).toEqual([expect.any(Number), expect.any(Number)]);
  expect(areaWith(2)?.ringAt).toBeNull();
});

test('what lies outside the drawing of the country is not drawn, and nothing breaks', () => {
  const paris = [
    [2, 48],
    [3, 48],
    [3, 49],
    [2, 49],
    [2, 48],
  ] as const;
  const area = drawnArea(aListing({ shapes: [{ words: WORDS, polygons: [[paris]] }] }));
  expect(area?.shapes).toEqual([]);
  expect(area?.fips).toEqual(['53033']);
});

test('a site without counties or shapes, or in a territory, has no drawing', () => {
  expect(drawnArea(aListing({ counties: [] }))).toBeNull();
  expect(drawnArea(aListing({ state: 'PR', counties: [{ name: 'San Juan', fips: '72127' }] }))).toBeNull();
});
