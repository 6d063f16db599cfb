import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadSites } from '#db/loadSites.ts';
import { mapOfNation } from '#src/components/map/mapOfNation.ts';
import { MOST_MARKED, mapOfState } from '#src/components/map/mapOfState.ts';
import { MARK_GAP, spreadMarks } from '#src/components/map/spreadMarks.ts';
import { drawnMap } from '#src/domain/mapPlaces.ts';
import type { Listing } from '#src/domain/site.ts';
import { aListing } from '#tests/support/aSite.ts';

const KING = { name: 'King', fips: '53033' };
const PIERCE = { name: 'Pierce', fips: '53053' };
const CLALLAM = { name: 'Clallam', fips: '53009' };

function mapOfWashington(...different: Partial<Listing>[]) {
  const listings = different.map((one, index) => aListing({ slug: `site-${index}`, name: `Site ${index}`, ...one }));
  const map = mapOfState('WA', listings, 'en');
  if (map === null) throw new Error('Washington is drawn');
  return map;
}

function farApart(one: readonly [number, number], other: readonly [number, number]): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1]);
}

test('each site has one mark with its number, in one of its counties', () => {
  const map = mapOfWashington({ counties: [KING] }, { counties: [PIERCE, KING, CLALLAM] });
  expect(map.marks.map(({ number, listing }) => [number, listing.slug])).toEqual([
    [1, 'site-0'],
    [2, 'site-1'],
  ]);
  const middles = [...(drawnMap('WA')?.middles.values() ?? [])];
  for (const { at, movedFrom } of map.marks) expect(middles).toContainEqual(movedFrom ?? at);
});

test('sites in one county stand beside each other, and the moved one remembers from where', () => {
  const map = mapOfWashington({ counties: [KING] }, { counties: [KING] }, { counties: [KING] });
  const [first, second, third] = map.marks;
  expect(first?.movedFrom).toBeNull();
  expect(second?.movedFrom).toEqual(first?.at);
  for (const [a, b] of [
    [first, second],
    [first, third],
    [second, third],
  ]) {
    expect(farApart(a?.at ?? [0, 0], b?.at ?? [0, 0])).toBeGreaterThanOrEqual(MARK_GAP - 1);
  }
});

test('counties that the same sites serve are one thing to press', () => {
  const map = mapOfWashington({ counties: [KING, PIERCE] }, { counties: [PIERCE, CLALLAM] });
  expect(map.groups.map(({ fips, listings }) => [fips, listings.map(({ slug }) => slug)])).toEqual([
    [['53033'], ['site-0']],
    [['53053'], ['site-0', 'site-1']],
    [['53009'], ['site-1']],
  ]);
});

test.each([
  ['operating', 'lead', true],
  ['unknown', 'lead', false],
  ['ended', 'lead', false],
  ['launching', 'lead', false],
  ['exploring', 'lead', false],
  // A program that can harm is no place to refer, however busy it is.
  ['operating', 'departs', false],
] as const)('a county where a site is %s (%s) is shown as served: %s', (stage, model, atWork) => {
  expect(mapOfWashington({ stage, model, counties: [KING] }).groups.map((group) => group.atWork)).toEqual([atWork]);
});

test('more sites than can be told apart are shown by their counties alone, and counted', () => {
  const many = Array.from({ length: MOST_MARKED }, () => ({ stage: 'operating', counties: [KING] }) as const);
  expect(mapOfWashington(...many)).toMatchObject({ crowd: null, groups: [{ fips: ['53033'] }] });
  expect(mapOfWashington(...many).marks).toHaveLength(MOST_MARKED);

  const crowd = mapOfWashington(...many, { stage: 'ended', counties: [KING, PIERCE] });
  expect(crowd).toMatchObject({ marks: [], groups: [], crowd: { count: MOST_MARKED + 1, atWork: ['53033'], known: ['53053'] } });
});

test('marks are numbered in the order of the names', () => {
  const map = mapOfWashington({ name: 'Zebra LEAD' }, { name: 'Élan LEAD' }, { name: 'Fir LEAD' });
  expect(map.marks.map(({ number, listing }) => `${number} ${listing.name}`)).toEqual(['1 Élan LEAD', '2 Fir LEAD', '3 Zebra LEAD']);
});

test('a site without a county on the map is named below it', () => {
  const map = mapOfWashington({ counties: [] }, { counties: [KING] });
  expect(map.unplaced.map(({ slug }) => slug)).toEqual(['site-0']);
  expect(map.marks.map(({ listing }) => listing.slug)).toEqual(['site-1']);
});

test.each(['PR', 'GU', 'ZZ'])('%s has no map', (code) => {
  expect(mapOfState(code, [], 'en')).toBeNull();
});

test('every one of the 82 real sites stands on the map of its state, as a mark or by name', async () => {
  const listings = await loadSites('content/sites');
  const states = Map.groupBy(listings, ({ state }) => state);
  const shown = [...states].flatMap(([code, own]) => {
    const map = mapOfState(code, own, 'en');
    return [...(map?.marks.map(({ listing }) => listing.slug) ?? []), ...(map?.unplaced.map(({ slug }) => slug) ?? [])];
  });
  expect(shown.sort()).toEqual(listings.map(({ slug }) => slug).sort());
  expect(mapOfState('NV', states.get('NV') ?? [], 'en')?.unplaced.map(({ slug }) => slug)).toEqual(['nevada-opioid-response']);
  expect(mapOfState('CT', states.get('CT') ?? [], 'es')?.inPart).toBe(true);
});

test('the map of the country counts them all, in the order of the names that people read', async () => {
  const listings = await loadSites('content/sites');
  const [english, spanish] = [mapOfNation(listings, 'en'), mapOfNation(listings, 'es')];
  expect(english.states.reduce((sum, { count }) => sum + count, 0)).toBe(listings.length);
  expect(english.states.slice(0, 2).map(({ name }) => name)).toEqual(['California', 'Colorado']);
  expect(spanish.states.slice(0, 3).map(({ name }) => name)).toEqual(['California', 'Carolina del Norte', 'Carolina del Sur']);
  expect(english.apart).toEqual([]);
});

test('a territory is told in words, because the atlas does not draw it', () => {
  const map = mapOfNation([{ state: 'PR' }, { state: 'WA' }, { state: 'PR' }], 'en');
  expect(map.apart).toEqual([{ code: 'PR', name: 'Puerto Rico', count: 2 }]);
  expect(map.states.map(({ code }) => code)).toEqual(['WA']);
});

test('marks never cover each other while there is room, and none leaves the drawing', () => {
  const frame = { width: 500, height: 400 };
  const spot = fc.tuple(fc.integer({ min: 0, max: frame.width }), fc.integer({ min: 0, max: frame.height }));
  fc.assert(
    fc.property(fc.array(spot, { maxLength: 40 }), (spots) => {
      const spread = spreadMarks(spots, frame);
      expect(spread).toHaveLength(spots.length);
      spread.forEach(([x, y], index) => {
        expect(x >= 0 && y >= 0 && x <= frame.width && y <= frame.height).toBe(true);
        for (const other of spread.slice(0, index)) expect(farApart([x, y], other)).toBeGreaterThanOrEqual(MARK_GAP - 1);
      });
    }),
  );
});

test('two hundred sites in one small state all keep a mark', () => {
  const crowd = Array.from({ length: 200 }, () => [250, 200] as const);
  expect(spreadMarks(crowd, { width: 500, height: 400 })).toHaveLength(200);
});
