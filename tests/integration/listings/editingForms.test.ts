import { afterAll, beforeAll, expect, test } from 'vitest';
import { boxError } from '#src/components/listing/boxWords.ts';
import { OFFERED } from '#src/components/listing/phraseWords.ts';
import type { ListingField } from '#src/domain/listing.ts';
import type { Site } from '#src/domain/site.ts';
import { boxesOf, checkSection } from '#src/features/listings/forms/readSection.ts';
import { type SectionName, sectionFields } from '#src/features/listings/forms/sections.ts';
import { addWorker } from '#tests/support/aDesk.ts';
import { addSite, aListing, aSite } from '#tests/support/aSite.ts';
import { type TestPorts, testPorts } from '#tests/support/testPorts.ts';

const TODAY = '2026-03-02';
let ports: TestPorts;
let manager: string;

beforeAll(async () => {
  ports = await testPorts();
  await addSite(ports);
  await addSite(ports, { slug: 'south-lead' });
  manager = (await addWorker(ports, { site: 'north-lead', role: 'manager' })).record.id;
});
afterAll(() => ports.close());

type Typed = Readonly<Record<string, string>>;

async function check(name: SectionName, typed: Typed, view: Site = aSite()) {
  const fields = sectionFields(name, view);
  const facts = { view, today: TODAY, ports, phrases: OFFERED };
  return checkSection(fields, facts, { ...boxesOf(fields, facts), ...typed });
}

async function wanted(name: SectionName, typed: Typed, view?: Site): Promise<Partial<Record<ListingField, unknown>>> {
  const checked = await check(name, typed, view);
  if (checked.kind === 'invalid') throw new Error(JSON.stringify(checked.errors));
  return checked.wanted;
}

async function toMend(name: SectionName, typed: Typed, view?: Site): Promise<string[]> {
  const checked = await check(name, typed, view);
  return checked.kind === 'invalid' ? checked.errors.map((error) => `${error.box}: ${boxError(error)}`) : [];
}

test('what was not touched is not asked about again, whatever rule came since', async () => {
  const old = { ...aSite(), listing: aListing({ website: 'http://old.example/', host: 'x'.repeat(500) }) };
  expect(await wanted('name', { name: 'North LEAD team' }, old)).toEqual({ name: 'North LEAD team' });
});

test('names, hosts and years are cleaned and bounded', async () => {
  expect(await wanted('name', { name: '  North \t LEAD ', host: '', launched: '2021' })).toEqual({
    name: 'North LEAD',
    host: null,
    launched: 2021,
  });
  expect(await toMend('name', { name: ' ', launched: '1999', website: 'http://north-lead.example' })).toEqual([
    'name: Fill this in',
    'website: Enter an address that begins with https:// and names a website, without a user name or a port',
    'launched: Enter a year from 2009 to 2027',
  ]);
  expect(await toMend('name', { name: 'x'.repeat(121) })).toEqual(['name: Shorten this to 120 characters']);
  expect(await toMend('name', { name: 'a\u0007b' })).toEqual(['name: Take out the signs that are not letters, such as control characters']);
});

test('counties are read by their names, with or without the state, and keep their codes', async () => {
  const { counties } = await wanted('area', { counties: 'King County, WA\nsnohomish county\nPierce, WA' });
  expect(counties).toEqual([
    { name: 'King', fips: '53033' },
    { name: 'Snohomish', fips: '53061' },
    { name: 'Pierce', fips: '53053' },
  ]);
});

test('parishes, boroughs and cities outside every county have the names that people use', async () => {
  const inState = (state: string) => ({ ...aSite(), listing: aListing({ state, counties: [] }) });
  expect(await wanted('area', { counties: 'Orleans Parish, LA' }, inState('LA'))).toEqual({
    counties: [{ name: 'Orleans Parish', fips: '22071' }],
  });
  expect(await wanted('area', { counties: 'Baltimore city, MD\nBaltimore County, MD' }, inState('MD'))).toEqual({
    counties: [
      { name: 'Baltimore city', fips: '24510' },
      { name: 'Baltimore', fips: '24005' },
    ],
  });
});

test('a city is no county, a county of nowhere is named, and one of another state belongs to the Bureau', async () => {
  expect(await toMend('area', { counties: 'King County, WA\nAtlantis County, WA' })).toEqual([
    'counties: “Atlantis County, WA” is no county that we know. Write it like King County, WA',
  ]);
  expect(await toMend('area', { counties: 'Multnomah County, OR' })).toEqual([
    'counties: “Multnomah County, OR” lies in another state. Ask the Bureau to change the state',
  ]);
});

test('ZIP codes may stand on lines or between commas; one that does not exist is named', async () => {
  expect(await wanted('area', { zips: '98104\n98101, 98102 98101' })).toEqual({ zips: ['98101', '98102', '98104'] });
  expect(await toMend('area', { zips: '98104\n9810' })).toEqual(['zips: “9810” is not a ZIP code. Enter five digits']);
  expect(await toMend('area', { zips: '98104\n00000' })).toEqual(['zips: We know no ZIP code 00000. Check its digits']);
});

test('the border is told in whole miles up to 50, and an empty box means the usual', async () => {
  expect(await wanted('area', { borderMiles: '0' })).toEqual({ borderMiles: 0 });
  expect(await wanted('area', { borderMiles: '' }, { ...aSite(), listing: aListing({ borderMiles: 5 }) })).toEqual({ borderMiles: null });
  expect(await toMend('area', { borderMiles: '51' })).toEqual(['borderMiles: Enter a whole number from 0 to 50']);
});

test('a sentence is needed in both languages as soon as one stands there', async () => {
  expect(await toMend('area', { 'area.en': 'the south', 'area.es': '' })).toEqual(['area.es: Write it in Spanish too']);
  expect(await toMend('area', { 'area.en': '', 'area.es': '' })).toEqual(['area.en: Fill this in']);
  expect(await toMend('refer', { 'policeWarning.es': 'La policía puede enterarse.' })).toEqual([
    'policeWarning.en: Write it in English too',
  ]);
});

test('an offered sentence stands in both languages; one that nobody offers is refused', async () => {
  expect(await wanted('refer', { 'howToRefer.phrase': 'call' })).toEqual({ howToRefer: OFFERED.howToRefer?.['call'] });
  expect(await toMend('refer', { 'howToRefer.phrase': 'call', 'howToRefer.en': 'Ring the bell.' })).toEqual([
    'howToRefer.phrase: Keep either an offered sentence or your own words: people read one of them',
  ]);
  expect(await toMend('refer', { 'howToRefer.phrase': 'valueOf' })).toEqual(['howToRefer.phrase: Choose one of these']);
});

test('the phone of the form is the phone of the listing too', async () => {
  expect(await wanted('refer', { 'intake.phone': '(206) 555-0199' })).toEqual({ 'intake.phone': '206-555-0199', phone: '206-555-0199' });
  expect(await toMend('refer', { 'intake.phone': '' })).toEqual(['intake.phone: Enter a phone number of ten digits, like 206-555-0100']);
  for (const typed of ['911', '206-555-01', 'tel:2065550100', '206-555-0100 ext 5', '1-900'])
    expect(await toMend('refer', { 'intake.phone': typed })).toHaveLength(1);
});

test('a public mailbox is an address in ASCII', async () => {
  expect(await wanted('refer', { email: 'Team@North-LEAD.example' })).toEqual({ email: 'team@north-lead.example' });
  expect(await toMend('refer', { email: 'teäm@north-lead.example' })).toEqual(['email: Enter an email address, like team@example.org']);
});

test('the week is read day by day, and each half-filled day is named', async () => {
  expect(await wanted('hours', { 'intake.hours.1.opens': '10:30', 'intake.hours.5.opens': '', 'intake.hours.5.closes': '' })).toMatchObject(
    {
      'intake.hours': { weekly: { 1: { opens: '10:30', closes: '17:00' }, 2: { opens: '09:00', closes: '17:00' } }, holidays: [] },
    },
  );
  expect(
    await toMend('hours', {
      'intake.hours.1.opens': '',
      'intake.hours.2.closes': 'late',
      'intake.hours.3.closes': '5',
      'intake.hours.timeZone': 'Mars/Base',
    }),
  ).toEqual([
    'intake.hours.timeZone: Choose one of these',
    'intake.hours.1.opens: Enter both times, or leave both empty',
    'intake.hours.2.closes: “late” is not a time. Write it like 9 am or 5:30 pm',
    'intake.hours.3.closes: Enter a time after the opening; write pm for the afternoon',
  ]);
});

test('a week without an open day is no week', async () => {
  const empty = Object.fromEntries(
    [1, 2, 3, 4, 5].flatMap((day) => [
      [`intake.hours.${day}.opens`, ''],
      [`intake.hours.${day}.closes`, ''],
    ]),
  );
  expect(await toMend('hours', empty)).toEqual(['intake.hours.1.opens: Keep at least one day open. To close for longer, pause the form']);
});

test('closed days are replaced from today on, and those gone by stay on record', async () => {
  const hours = { ...aSite().intake.hours, holidays: ['2026-01-01', '2026-05-25', '2026-12-25'] };
  const site = aSite({ intake: { hours } });
  expect(await wanted('closed-days', { 'intake.hours.holidays': 'May 25, 2026\r\n7/3/2026'.replace('\r', '') }, site)).toEqual({
    'intake.hours': { ...hours, holidays: ['2026-01-01', '2026-05-25', '2026-07-03'] },
  });
  expect(await toMend('closed-days', { 'intake.hours.holidays': 'Friday, December 24, 2026' }, site)).toEqual([
    'intake.hours.holidays: “Friday, December 24, 2026” is not a day. Write it like March 5, 2026, with the year and the right weekday',
  ]);
  expect(await toMend('closed-days', { 'intake.hours.holidays': '2026-03-01' }, site)).toEqual([
    'intake.hours.holidays: “2026-03-01” is past or too far ahead. Enter a day from today on',
  ]);
});

test('room for new people is said as of today, and can be said again', async () => {
  expect(await wanted('promise', { 'capacity.places': '3', 'capacity.most': '10' })).toEqual({
    capacity: { places: 3, most: 10, asOf: TODAY },
  });
  const said = { ...aSite(), listing: aListing({ capacity: { places: 3, most: null, asOf: '2026-01-05' } }) };
  expect(await wanted('promise', { 'capacity.again': 'yes' }, said)).toEqual({ capacity: { places: 3, most: null, asOf: TODAY } });
  expect(await wanted('promise', { 'capacity.places': '' }, said)).toEqual({ capacity: null });
  expect(await toMend('promise', { 'capacity.places': '11', 'capacity.most': '10' })).toEqual([
    'capacity.most: Enter at least as many as there are free places',
  ]);
  expect(await toMend('promise', { 'capacity.places': '', 'capacity.most': '10' })).toEqual(['capacity.places: Fill this in']);
});

test('the backup contact is somebody who works there now', async () => {
  expect(await wanted('team', { 'intake.backupContact': manager })).toEqual({ 'intake.backupContact': manager });
  const elsewhere = await addWorker(ports, { site: 'south-lead' });
  expect(await toMend('team', { 'intake.backupContact': elsewhere.record.id })).toEqual(['intake.backupContact: Choose one of these']);
});

test('somebody has to read some language', async () => {
  expect(await wanted('team', { 'intake.readsLanguages': 'es' })).toEqual({ 'intake.readsLanguages': ['es'] });
  expect(await toMend('team', { 'intake.readsLanguages': '' })).toEqual(['intake.readsLanguages: Fill this in']);
});

test('that no officer reads stays true, and the record is of no day to come', async () => {
  expect(await toMend('governance', { 'intake.governance.no_officer': '' })).toEqual([
    'intake.governance.no_officer: A site can be on this portal only while this is true. If it is not, do not save: call the Bureau, and pause your form if it is open',
  ]);
  expect(await toMend('governance', { 'intake.governance.recorded_on': 'March 3, 2026', 'intake.governance.decides.es': '' })).toEqual([
    'intake.governance.decides.es: Write it in Spanish too',
    'intake.governance.recorded_on: Enter a day that is not in the future',
  ]);
  expect(await wanted('governance', { 'intake.governance.recorded_on': 'March 2, 2026' })).toMatchObject({
    'intake.governance': { noOfficerReads: true, recordedOn: TODAY },
  });
});

test('messages are never kept longer than the portal allows; each number has its own word', async () => {
  expect(
    await toMend('retention', { 'intake.retention.open': '91', 'intake.retention.wrongDoor': '0', 'intake.retention.closed': 'a week' }),
  ).toEqual([
    'intake.retention.open: Enter a whole number from 1 to 90',
    'intake.retention.closed: Enter a whole number from 1 to 30',
    'intake.retention.wrongDoor: Enter a whole number from 1 to 3',
  ]);
  expect(await wanted('retention', { 'intake.retention.open': '30' })).toMatchObject({ 'intake.retention': { open: 30, closed: 30 } });
});

test('lists stand line for line in both languages', async () => {
  expect(await wanted('take-part', { 'charges.en': 'Theft\n\nTrespass', 'charges.es': 'Robo\nEntrada ilegal' })).toEqual({
    charges: [
      { en: 'Theft', es: 'Robo' },
      { en: 'Trespass', es: 'Entrada ilegal' },
    ],
  });
  expect(await toMend('take-part', { 'charges.en': 'Theft\nTrespass', 'charges.es': 'Robo' })).toEqual([
    'charges.es: Write as many lines in Spanish as in English: there are 2 in English, 1 in Spanish',
  ]);
});

test('what came after a site is a listing here or a page elsewhere', async () => {
  expect(await wanted('stage', { 'successor.here': 'https://portal.example.org/sites/south-lead/' })).toEqual({ successor: 'south-lead' });
  expect(await wanted('stage', { 'successor.name': 'West LEAD', 'successor.url': 'https://west-lead.example/' })).toEqual({
    successor: { name: 'West LEAD', url: 'https://west-lead.example/' },
  });
  expect(await toMend('stage', { 'successor.here': 'nowhere' })).toEqual([
    'successor.here: There is no other listing “nowhere”. Enter the end of its address',
  ]);
  expect(await toMend('stage', { 'successor.here': 'north-lead' })).toHaveLength(1);
  expect(await toMend('stage', { 'successor.here': 'south-lead', 'successor.name': 'West LEAD' })).toEqual([
    'successor.here: Enter either a listing here or a page elsewhere',
  ]);
});

const SQUARE = '{"type":"Polygon","coordinates":[[[-122.34,47.6],[-122.32,47.6],[-122.32,47.62],[-122.34,47.62],[-122.34,47.6]]]}';
const DRAWN = { 'shapes.new.geojson': SQUARE, 'shapes.new.en': 'the old town', 'shapes.new.es': 'el casco viejo' };

test('a drawn area is added with its words, kept with other words, and taken away', async () => {
  const { shapes } = (await wanted('shapes', DRAWN)) as Pick<Site['listing'], 'shapes'>;
  expect(shapes).toMatchObject([{ words: { en: 'the old town', es: 'el casco viejo' } }]);
  const view = { ...aSite(), listing: aListing({ shapes }) };
  expect(await wanted('shapes', { 'shapes.0.en': 'the harbor', 'shapes.0.es': 'el puerto' }, view)).toEqual({
    shapes: [{ ...shapes[0], words: { en: 'the harbor', es: 'el puerto' } }],
  });
  expect(await wanted('shapes', { 'shapes.0.keep': '' }, view)).toEqual({ shapes: [] });
});

test('a drawing that cannot be read says why beside its box, and so do missing words', async () => {
  expect(await toMend('shapes', { ...DRAWN, 'shapes.new.geojson': '{"type":' })).toEqual([
    'shapes.new.geojson: This is not GeoJSON: the text breaks off, or a comma or bracket is wrong.',
  ]);
  expect(await toMend('shapes', { ...DRAWN, 'shapes.new.es': '' })).toEqual(['shapes.new.es: Write it in Spanish too']);
  expect(await toMend('shapes', { ...DRAWN, 'shapes.new.geojson': '' })).toEqual(['shapes.new.geojson: Fill this in']);
});
