import { expect, test } from 'vitest';
import {
  ALL_SITES,
  asksStateOnly,
  barePath,
  filterChange,
  filterValue,
  queryPath,
  readDirectoryQuery,
} from '#src/features/directory/directoryQuery.ts';

const read = (address: string) => readDirectoryQuery(new URLSearchParams(address));

test('an address is read, and written again in one order', () => {
  const { query } = read('reads=es&page=3&open=yes&way=social-contact&who=anyone&stage=operating&state=wa&place=98104&q=seattle');
  expect(query).toEqual({
    words: 'seattle',
    place: '98104',
    state: 'WA',
    stage: 'operating',
    who: 'anyone',
    pathway: 'social-contact',
    open: true,
    reads: 'es',
    page: 3,
  });
  const path = '/sites/?q=seattle&place=98104&state=WA&stage=operating&who=anyone&way=social-contact&open=yes&reads=es';
  expect(barePath(query)).toBe(path);
  expect(queryPath('es', query, { page: 3 })).toBe(`/es${path}&page=3`);
});

test('nothing asked is the bare path, and the first page is not named', () => {
  expect(barePath(ALL_SITES)).toBe('/sites/');
  expect(barePath(read('q=&place=&page=1').query)).toBe('/sites/');
});

test.each([
  'state=ZZ',
  'state=constructor',
  'stage=everything',
  'who=toString',
  'way=x',
  'open=1',
  'reads=fr',
  'page=0',
  'page=-1',
  'page=1e9',
  'page=99999999999',
  'unknown=1',
])('an unknown value counts as not said: %s', (address) => {
  expect(read(address)).toEqual({ query: ALL_SITES, placeLeftOut: false });
});

test('a change goes back to the first page unless it names one', () => {
  const { query } = read('state=WA&page=4');
  expect(barePath(query, { stage: 'ended' })).toBe('/sites/?state=WA&stage=ended');
  expect(barePath(query, { page: 5 })).toBe('/sites/?state=WA&page=5');
});

test('more than a bare place is left out and said to be', () => {
  expect(read('place=12 Makebelieve Lane, Seattle')).toMatchObject({ placeLeftOut: true, query: { place: '' } });
  expect(read('place= Seattle, WA ')).toMatchObject({ placeLeftOut: false, query: { place: 'Seattle, WA' } });
});

test('long words are cut, and broken letters count as nothing', () => {
  expect(read(`q=${'x'.repeat(5000)}`).query.words).toHaveLength(120);
  expect(read('q=bangor%00').query.words).toBe('');
});

test('a filter is set and taken off by its value', () => {
  const { query } = read('open=yes&stage=ended');
  expect([filterValue(query, 'open'), filterValue(query, 'stage'), filterValue(query, 'reads')]).toEqual(['yes', 'ended', null]);
  expect(barePath(query, filterChange('open', null))).toBe('/sites/?stage=ended');
  expect(barePath(query, filterChange('stage', null))).toBe('/sites/?open=yes');
  expect(barePath(ALL_SITES, filterChange('open', 'yes'))).toBe('/sites/?open=yes');
  expect(barePath(ALL_SITES, filterChange('state', 'NM'))).toBe('/sites/?state=NM');
});

test.each([
  ['', true],
  ['state=WA', true],
  ['state=WA&page=2', true],
  ['page=2', true],
  ['q=bangor', false],
  ['place=98104&state=WA', false],
  ['open=yes', false],
])('%s is for search engines: %s', (address, isListed) => {
  expect(asksStateOnly(read(address).query)).toBe(isListed);
});
