import { expect, test } from 'vitest';
import { readTypedPlace } from '#src/domain/place.ts';
import { sitesNaming } from '#src/domain/sitesNaming.ts';
import { aSite } from '#tests/support/aSite.ts';

const king = aSite({
  slug: 'king',
  listing: { name: 'LEAD King County', area: { en: 'Seattle, Burien and White Center', es: 'Seattle, Burien y White Center' } },
});
const other = aSite({ slug: 'other', listing: { state: 'OR', area: { en: 'Portland', es: 'Portland' } } });
const asked = (text: string) => sitesNaming(readTypedPlace(text), [king, other]).map(({ listing }) => listing.slug);

test.each(['Burien', 'burien, WA', 'White Center', 'whitecenter'])('%j leads to the site that names it', (text) => {
  expect(asked(text)).toEqual(['king']);
});

test.each(['Burien, OR', 'and', '98104', '', 'Tukwila', 'the shop in Burien'])('%j leads to none', (text) => {
  expect(asked(text)).toEqual([]);
});

test('a word that many sites share names no place', () => {
  const many = ['a', 'b', 'c', 'd'].map((slug) => aSite({ slug, listing: { name: `${slug} County LEAD` } }));
  expect(sitesNaming(readTypedPlace('County'), many)).toEqual([]);
});

test('the words of a drawn part name a place too, in both languages', () => {
  const shape = { words: { en: 'the part of Renton west of I-405', es: 'la parte de Skyway al oeste de la I-405' }, polygons: [] };
  const drawn = aSite({ slug: 'drawn', listing: { shapes: [shape] } });
  const named = (text: string) => sitesNaming(readTypedPlace(text), [king, drawn]).map(({ listing }) => listing.slug);

  expect(named('Renton')).toEqual(['drawn']);
  expect(named('Skyway, WA')).toEqual(['drawn']);
  expect(named('Rento')).toEqual([]);
  // Letters in a row are not enough: a name has to begin and end with words.
  expect(named('Tofrenton')).toEqual([]);
});
