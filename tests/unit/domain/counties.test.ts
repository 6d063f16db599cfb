import { expect, test } from 'vitest';
import { CONNECTICUT, connecticutTwins, countyAndTwins, PLANNING_REGIONS, todaysCounties } from '#src/domain/counties.ts';

test('retired codes lead to the counties of today, and others stay', () => {
  expect(todaysCounties('02261')).toEqual(['02063', '02066']);
  expect(todaysCounties('02232')).toEqual(['02105', '02230']);
  expect(todaysCounties('46113')).toEqual(['46102']);
  expect(todaysCounties('53033')).toEqual(['53033']);
});

test('a Connecticut spot has both of its codes', () => {
  expect(countyAndTwins('09170')).toEqual(['09170', '09009']);
  expect(countyAndTwins('09009')).toEqual(['09009', '09140', '09170']);
  expect(countyAndTwins('53033')).toEqual(['53033']);
});

test('every one of the eight counties and nine regions has a twin, and twins are mutual', () => {
  const counties = CONNECTICUT.map((county) => county.fips);
  const regions = Object.keys(PLANNING_REGIONS);
  expect([counties.length, regions.length]).toEqual([8, 9]);
  for (const fips of [...counties, ...regions]) {
    const twins = connecticutTwins(fips);
    expect(twins.length).toBeGreaterThan(0);
    expect(twins.every((twin) => connecticutTwins(twin).includes(fips))).toBe(true);
  }
});
