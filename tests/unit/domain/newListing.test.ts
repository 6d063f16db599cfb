import { expect, test } from 'vitest';
import { emptyListing, isNewSlug } from '#src/domain/newListing.ts';
import { ROUTES } from '#src/door/routes.ts';
import { aListing } from '#tests/support/aSite.ts';

test.each([
  ['north-county-wa', true],
  ['abc', true],
  ['ab', false],
  ['a'.repeat(60), true],
  ['a'.repeat(61), false],
  ['North-County', false],
  ['north--county', false],
  ['-north', false],
  ['north_county', false],
  ['norte-condado-año', false],
  ['', false],
])('%j as the address of a new site: %s', (text, isOne) => {
  expect(isNewSlug(text)).toBe(isOne);
});

test('no site can take the address of a page of ours', () => {
  const pages = ROUTES.flatMap(({ pattern }) => /^\/(?:refer|bureau\/sites)\/([a-z0-9-]+)\/$/.exec(pattern)?.[1] ?? []);

  expect(pages.length).toBeGreaterThan(4);
  expect(pages.filter(isNewSlug)).toEqual([]);
});

test('an empty listing has every field of a listing, and says nothing', () => {
  const empty = emptyListing('north-county-wa', 'WA');

  expect(Object.keys(empty).toSorted()).toEqual(Object.keys(aListing()).toSorted());
  expect(empty).toMatchObject({ whoMayRefer: 'unknown', stage: 'unknown', confirmedOn: null, checked: {} });
});
