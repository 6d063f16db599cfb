import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isBarePlace, readTypedPlace } from '#src/domain/place.ts';
import { nicknamed } from '#src/domain/placeNicknames.ts';

const named = (text: string) => {
  const read = readTypedPlace(text);
  return read.kind === 'words' ? read.readings : [];
};

test.each([
  ['98104', { kind: 'zip', zip: '98104' }],
  [' 98104 ', { kind: 'zip', zip: '98104' }],
  ['98104-1234', { kind: 'zip', zip: '98104' }],
  ['98104 1234', { kind: 'zip', zip: '98104' }],
  ['981041234', { kind: 'zip', zip: '98104' }],
  ['９８１０４', { kind: 'zip', zip: '98104' }],
  ['98104.', { kind: 'zip', zip: '98104' }],
  ['01002', { kind: 'zip', zip: '01002' }],
  ['00000', { kind: 'zip', zip: '00000' }],
  ['9810', { kind: 'short-zip' }],
  ['7', { kind: 'short-zip' }],
  ['981045', { kind: 'wrong-zip' }],
  ['', { kind: 'nothing' }],
  ['  \n ', { kind: 'nothing' }],
  ['—?!', { kind: 'nothing' }],
  ['🙂', { kind: 'nothing' }],
])('%j is read as numbers alone', (text, expected) => {
  expect(readTypedPlace(text)).toEqual(expected);
});

test.each([
  ['abc', 'name', 'abc', null],
  ['Seattle wa', 'name', 'seattle', 'WA'],
  ['SEATTLE, WASHINGTON', 'name', 'seattle', 'WA'],
  ['Seattle, WA, USA', 'name', 'seattle', 'WA'],
  ['4th and Pine, Seattle', 'name', 'seattle', null],
  ['City of Seattle', 'name', 'cityofseattle', null],
  ['King County', 'county', 'king', null],
  ['King County, WA', 'county', 'king', 'WA'],
  ['king county washington', 'county', 'king', 'WA'],
  ['condado de King', 'county', 'king', null],
  ['condado de King, Washington', 'county', 'king', 'WA'],
  ['Condado de Del Norte, California', 'county', 'delnorte', 'CA'],
  ['Orleans Parish', 'county', 'orleans', null],
  ['Juneau City and Borough, AK', 'county', 'juneau', 'AK'],
  ['Los Ángeles, California', 'name', 'losangeles', 'CA'],
  ['Charlotte, Carolina del Norte', 'name', 'charlotte', 'NC'],
  ['Albuquerque, Nuevo México', 'name', 'albuquerque', 'NM'],
  ['Huntington West Virginia', 'name', 'huntington', 'WV'],
  ['Washington, D.C.', 'name', 'washington', 'DC'],
  ['NYC', 'name', 'newyork', 'NY'],
  ['Nueva York', 'name', 'newyork', 'NY'],
  ['LA', 'name', 'losangeles', 'CA'],
])('%j is read first as a %s called %s in %s', (text, kind, name, state) => {
  expect(named(text)[0]).toEqual({ kind, name, state, guess: false });
});

test('a ZIP at the end of an address goes before its city, and five digits in front come last', () => {
  expect(named('1234 NE 45th St, Seattle, WA 98105-1234, USA')[0]).toEqual({ kind: 'zip', zip: '98105' });
  const readings = named('10000 Aurora Ave N, Seattle');
  expect(readings[0]).toMatchObject({ name: 'seattle' });
  expect(readings.at(-1)).toEqual({ kind: 'zip', zip: '10000' });
});

test('dropping words is a guess, unless a state confirms it', () => {
  expect(named('4th and Pine Seattle')).toContainEqual({ kind: 'name', name: 'seattle', state: null, guess: true });
  expect(named('4th and Pine Seattle WA')).toContainEqual({ kind: 'name', name: 'seattle', state: 'WA', guess: false });
  expect(named('Seattle downtown')).toContainEqual({ kind: 'name', name: 'seattle', state: null, guess: true });
});

test('the name of a whole state is not read as towns called like its last word', () => {
  expect(named('West Virginia')).toEqual([{ kind: 'name', name: 'wvirginia', state: null, guess: false }]);
});

test('"Seattle WA" may also be a town of that whole name, but last', () => {
  const names = named('Port Washington').map((reading) => (reading.kind === 'zip' ? reading.zip : reading.name));
  expect(names.indexOf('port')).toBeLessThan(names.indexOf('portwashington'));
});

test('a nickname stands for its city only in its own state', () => {
  expect(nicknamed({ kind: 'name', name: 'manhattan', state: 'NY', guess: false })).toMatchObject({ name: 'newyork' });
  expect(nicknamed({ kind: 'name', name: 'manhattan', state: 'KS', guess: false })).toMatchObject({ name: 'manhattan' });
  expect(nicknamed({ kind: 'name', name: 'manhattan', state: null, guess: false })).toMatchObject({ name: 'manhattan' });
  expect(nicknamed({ kind: 'county', name: 'nyc', state: null, guess: false })).toMatchObject({ name: 'nyc' });
  expect(nicknamed({ kind: 'zip', zip: '98104' })).toEqual({ kind: 'zip', zip: '98104' });
});

test.each(['98104', '98104-1234', 'Seattle', 'Seattle, WA', 'King County, WA', "Coeur d'Alene, ID", 'Ciudad de México'])(
  'an address may carry %j',
  (text) => {
    expect(isBarePlace(text)).toBe(true);
  },
);

test.each([
  '',
  '9810',
  '4th and Pine, Seattle',
  '123 Main St',
  'Sam, who sleeps by the door of the old bank',
  'a@b.example',
  'x'.repeat(60),
  '206-555-0100',
])('an address may not carry %j', (text) => {
  expect(isBarePlace(text)).toBe(false);
});

test('whatever is typed is read without an error and with bounded work', () => {
  const typed = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme', maxLength: 600 }),
    fc.stringMatching(/^[a-zA-Z0-9 ,.'-]{0,300}$/),
  );
  fc.assert(
    fc.property(typed, (text) => {
      const read = readTypedPlace(text);
      expect(named(text).length).toBeLessThan(200);
      if (read.kind === 'zip') expect(read.zip).toMatch(/^\d{5}$/);
      if (read.kind === 'words') expect(read.readings.every((reading) => reading.kind !== 'zip' || /^\d{5}$/.test(reading.zip))).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('a state after any town is taken as the state', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{5,12}$/), fc.constantFrom('WA', 'wa', 'Washington', 'washington state'), (town, state) => {
      expect(named(`${town}, ${state}`)[0]).toEqual({ kind: 'name', name: town, state: 'WA', guess: false });
    }),
  );
});
