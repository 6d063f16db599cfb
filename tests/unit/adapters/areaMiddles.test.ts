import { expect, test } from 'vitest';
import { areaMiddles } from '#src/adapters/areaMiddles.ts';
import type { ZipRow } from '#src/domain/zipRows.ts';

const row = (zip: string, fips: string, latitude: number, longitude: number): ZipRow => ({
  zip,
  city: 'Nowhere',
  state: 'WA',
  countyName: 'X',
  counties: [fips],
  latitude,
  longitude,
});
const middleOf = areaMiddles([row('98101', '53033', 47, -122), row('98104', '53033', 49, -124), row('98402', '53053', 40, -100)]);
const king = { name: 'King', fips: '53033' };

test('the middle of an area is that of its ZIPs, or else of its counties', () => {
  expect(middleOf({ zips: ['98104'], counties: [king] })).toEqual({ latitude: 49, longitude: -124 });
  expect(middleOf({ zips: [], counties: [king] })).toEqual({ latitude: 48, longitude: -123 });
  expect(middleOf({ zips: ['00000'], counties: [king] })).toEqual({ latitude: 48, longitude: -123 });
});

test('an area of which nothing is known has no middle', () => {
  expect(middleOf({ zips: [], counties: [] })).toBeNull();
  expect(middleOf({ zips: [], counties: [{ name: 'X', fips: '99999' }] })).toBeNull();
});
