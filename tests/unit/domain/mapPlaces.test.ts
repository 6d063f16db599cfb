import { expect, test } from 'vitest';
import { loadSites } from '#db/loadSites.ts';
import { type Region, readAtlas } from '#src/domain/atlas.ts';
import { CONNECTICUT } from '#src/domain/counties.ts';
import { frameAround, inFrame, type MapFrame, middleOf, NATION_ROOM, STATE_ROOM } from '#src/domain/mapFrame.ts';
import { drawnCounties, drawnMap } from '#src/domain/mapPlaces.ts';
import { MAP_PLACES } from '#src/domain/mapPlacesList.ts';
import { stateOfFips } from '#src/domain/stateWords.ts';
import { atlasFile } from '#tests/support/theAtlas.ts';

const counties = readAtlas(atlasFile('counties-albers-10m'), 'counties');
const states = readAtlas(atlasFile('states-albers-10m'), 'states');
const lettersOf = ({ id }: Region) => stateOfFips(id) ?? '';

function lineOf(regions: readonly Region[], { left, top, scale, width, height }: MapFrame, idOf: (region: Region) => string): string {
  const frame = { left: Number(left.toFixed(2)), top: Number(top.toFixed(2)), scale: Number(scale.toFixed(4)), width, height };
  const places = regions.map((region) => `${idOf(region)} ${inFrame(frame, middleOf(region)).join(' ')}`).sort();
  return [[frame.left, frame.top, frame.scale, width, height].join(' '), ...places].join(';');
}

test('the list of places is what the atlas says (after a new atlas, `vitest run -u` writes it anew)', async () => {
  const byState = Map.groupBy(counties, lettersOf);
  const lines = [...byState].sort().map(([code, own]) => [code, lineOf(own, frameAround(own, STATE_ROOM), ({ id }) => id)]);
  const all = [['US', lineOf(states, frameAround(states, NATION_ROOM), lettersOf)], ...lines];

  await expect(`/**
 * Frames of the drawings in /maps/ and the middles in them, worked out from the atlas so that no server has to read it. Written by
 * tests/unit/domain/mapPlaces.test.ts, never by hand; mapPlaces.ts reads it.
 */
export const MAP_PLACES: Readonly<Record<string, string>> = {
${all.map(([code, line]) => `  ${code}: '${line}',`).join('\n')}
};
`).toMatchFileSnapshot('../../../src/domain/mapPlacesList.ts');
});

test('every state and the District of Columbia is drawn, with all its counties inside its frame', () => {
  expect(Object.keys(MAP_PLACES)).toHaveLength(52);
  expect(drawnMap('US')?.middles.size).toBe(51);
  const drawn = [...(drawnMap('US')?.middles.keys() ?? [])].map((code) => drawnMap(code));
  expect(drawn.reduce((sum, map) => sum + (map?.middles.size ?? 0), 0)).toBe(counties.length);
  const outside = drawn.flatMap((map) =>
    [...(map?.middles ?? [])].filter(([, [x, y]]) => !(x > 0 && y > 0 && x < (map?.frame.width ?? 0) && y < (map?.frame.height ?? 0))),
  );
  expect(outside).toEqual([]);
});

test.each(['PR', 'GU', 'ZZ', 'toString'])('%s is not drawn', (code) => {
  expect(drawnMap(code)).toBeNull();
});

test('no county that a site file names vanishes from the map of its state', async () => {
  const listings = await loadSites('content/sites');
  const lost = listings.flatMap(({ slug, state, counties: own }) => {
    const map = drawnMap(state);
    return own.filter(({ fips }) => map === null || drawnCounties(map, fips).length === 0).map(({ fips }) => `${slug} ${fips}`);
  });
  expect(lost).toEqual([]);
  expect(listings.flatMap((listing) => listing.counties).length).toBeGreaterThan(80);
});

test('a county of Connecticut is shown as the planning regions that lie in it, and said to be a part', () => {
  const map = drawnMap('CT');
  if (map === null) throw new Error('Connecticut is drawn');
  for (const { fips, regions } of CONNECTICUT) {
    expect(drawnCounties(map, fips)).toEqual(regions.map((region) => ({ fips: region, inPart: true })));
  }
  expect(drawnCounties(map, '09170')).toEqual([{ fips: '09170', inPart: false }]);
});

test('retired codes of Alaska and South Dakota are shown as what took their place', () => {
  const [alaska, dakota] = [drawnMap('AK'), drawnMap('SD')];
  expect(alaska && drawnCounties(alaska, '02261').map(({ fips }) => fips)).toEqual(['02063', '02066']);
  expect(dakota && drawnCounties(dakota, '46113')).toEqual([{ fips: '46102', inPart: false }]);
});

test('a county of another state is not drawn', () => {
  const map = drawnMap('WA');
  expect(map && drawnCounties(map, '41051')).toEqual([]);
});
