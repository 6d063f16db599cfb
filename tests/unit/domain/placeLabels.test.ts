import { expect, test } from 'vitest';
import { countyLabels, listedCounty } from '#src/domain/placeLabels.ts';

test.each([
  ['King', 'County', 'WA', 'King County, WA', 'condado de King, WA'],
  ['Orleans', 'Parish', 'LA', 'Orleans Parish, LA', 'parroquia de Orleans, LA'],
  ['Juneau', 'City and Borough', 'AK', 'Juneau City and Borough, AK', 'ciudad y borough de Juneau, AK'],
  ['Capitol', 'Planning Region', 'CT', 'Capitol Planning Region, CT', 'región de planificación de Capitol, CT'],
])('%s %s is called as each language calls it', (name, kind, state, en, es) => {
  expect(countyLabels({ name, kind }, state)).toEqual({ en, es });
});

test.each([
  ['Orleans Parish', 'parroquia de Orleans'],
  ['Baltimore city', 'ciudad de Baltimore'],
  ['King', 'King'],
  ['Contra Costa', 'Contra Costa'],
])('a listing that names %s says it in Spanish as %s', (listed, es) => {
  expect(listedCounty(listed)).toEqual({ en: listed, es });
});
