import { expect, test } from 'vitest';
import { countyName } from '#src/domain/countyName.ts';

test.each([
  ['53033', 'WA', 'King', 'King County'],
  ['46102', 'SD', 'Oglala Lakota County', 'Oglala Lakota County'],
  ['06075', 'CA', 'City and County of San Francisco', 'San Francisco County'],
  ['51036', 'VA', 'Charles City', 'Charles City County'],
  ['22017', 'LA', 'Caddo Parish', 'Caddo Parish'],
  ['22071', 'LA', 'Orleans', 'Orleans Parish'],
  ['02013', 'AK', 'Aleutians East', 'Aleutians East Borough'],
  ['02016', 'AK', 'Aleutians West (CA)', 'Aleutians West Census Area'],
  ['02020', 'AK', 'Anchorage Municipality', 'Anchorage Municipality'],
  ['02105', 'AK', 'Hoonah-Angoon', 'Hoonah-Angoon Census Area'],
  ['02110', 'AK', 'Juneau City and Borough', 'Juneau City and Borough'],
  ['02275', 'AK', 'City and Borough of Wrangell', 'Wrangell Borough'],
  ['09170', 'CT', 'South Central Regional', 'South Central Connecticut Planning Region'],
  ['09009', 'CT', 'South Central Regional', 'New Haven County'],
])('%s, %s, %j is the %s', (fips, state, raw, expected) => {
  const named = countyName(fips, state, raw);
  expect(`${named?.name} ${named?.kind}`).toBe(expected);
});

test.each([
  ['24510', 'MD', 'Baltimore (city)'],
  ['51570', 'VA', 'Colonial Heights (city'],
  ['51760', 'VA', 'City of Richmond'],
  ['11001', 'DC', 'District of Columbia'],
  ['09999', 'CT', 'No such region'],
])('%s, %s, %j is no county', (fips, state, raw) => {
  expect(countyName(fips, state, raw)).toBeNull();
});
