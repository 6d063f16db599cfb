import { expect, test } from 'vitest';
import { loadSites } from '#db/loadSites.ts';
import { COLUMN_NAMES, cellsOf, columnAt, LISTING_COLUMNS, READ_ONLY_COLUMNS, valuesIn } from '#src/domain/listingColumns.ts';
import type { Listing } from '#src/domain/site.ts';
import { aListing } from '#tests/support/aSite.ts';
import { manySites } from '#tests/support/manySites.ts';

const rowOf = (listing: Listing) => {
  const cells = cellsOf(listing);
  return new Map(COLUMN_NAMES.map((name, index) => [name, cells[index] ?? '']));
};

/** What the columns leave out. */
const NOT_IN_A_TABLE = { shapes: [], checked: {}, confirmedOn: null, demonstration: false };

test('every listing that there is, and thousands that there are not, are read from their cells as they were', async () => {
  for (const listing of [...(await loadSites('content/sites')), ...manySites(2000)]) {
    expect({ ...valuesIn(rowOf(listing)), ...NOT_IN_A_TABLE }).toEqual({ ...listing, ...NOT_IN_A_TABLE });
  }
});

test('every fact of a listing stands in some column, but for drawn areas and what only a site can say', () => {
  const { shapes: _s, checked: _c, confirmedOn: _o, demonstration: _d, ...facts } = aListing();

  expect(LISTING_COLUMNS.map(({ field }) => field).toSorted()).toEqual(Object.keys(facts).toSorted());
  expect(new Set([...COLUMN_NAMES, ...READ_ONLY_COLUMNS]).size).toBe(COLUMN_NAMES.length + READ_ONLY_COLUMNS.length);
});

test('columns that are not there tell nothing, and half of a fact is no fact', () => {
  const row = new Map([
    ['slug', 'north-lead'],
    ['phone', ''],
    ['area_en', 'the north'],
  ]);

  expect(valuesIn(row)).toEqual({ slug: 'north-lead', phone: null });
});

test.each([
  ['only_part_of_counties', 'maybe', { partial: 'maybe' }],
  ['only_part_of_counties', 'YES', { partial: true }],
  ['stage_as_of', 'last year', { stageAsOf: 'last year' }],
  ['counties', 'King', { counties: [{ fips: 'King', name: '' }] }],
  [
    'counties',
    ' 53033 King ;; 22071 Orleans\n51510 Alexandria city',
    {
      counties: [
        { fips: '53033', name: 'King' },
        { fips: '22071', name: 'Orleans' },
        { fips: '51510', name: 'Alexandria city' },
      ],
    },
  ],
  ['zips', '98104; 98101', { zips: ['98104', '98101'] }],
  ['successor', 'next-lead', { successor: 'next-lead' }],
  [
    'successor',
    'https://example.org/path PATH, of the county',
    { successor: { url: 'https://example.org/path', name: 'PATH, of the county' } },
  ],
  [
    'sources',
    'https://example.org/a What it says\n\nhttps://example.org/b More',
    {
      sources: [
        { url: 'https://example.org/a', supports: 'What it says' },
        { url: 'https://example.org/b', supports: 'More' },
      ],
    },
  ],
])('a cell of %s that says %j', (column, cell, told) => {
  expect(valuesIn(new Map([[column, cell]]))).toEqual(told);
});

test('sentences of both languages belong together line by line, and a missing one stays empty', () => {
  const row = new Map([
    ['eligibility_en', 'Adults\nVoluntary'],
    ['eligibility_es', 'Personas adultas'],
  ]);

  expect(valuesIn(row)).toEqual({
    eligibility: [
      { en: 'Adults', es: 'Personas adultas' },
      { en: 'Voluntary', es: '' },
    ],
  });
});

test('room for people is told in three cells', () => {
  const row = (places: string, most: string, asOf: string) =>
    new Map([
      ['places', places],
      ['most_places', most],
      ['places_as_of', asOf],
    ]);

  expect(valuesIn(row('3', '', '2026-03-02'))).toEqual({ capacity: { places: 3, most: null, asOf: '2026-03-02' } });
  expect(valuesIn(row('', '', ''))).toEqual({ capacity: null });
});

test.each([
  [['phone'], 'phone'],
  [['area', 'es'], 'area_es'],
  [['area', 'en'], 'area_en'],
  [['eligibility', 2, 'es'], 'eligibility_es'],
  [['counties', 0, 'fips'], 'counties'],
  [['partial'], 'only_part_of_counties'],
  [['unheard'], 'unheard'],
])('a fault at %j is shown in the column %s', (path, column) => {
  expect(columnAt(path)).toBe(column);
});
