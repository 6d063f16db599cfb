import { countyAndTwins } from '#src/domain/counties.ts';
import { countyName } from '#src/domain/countyName.ts';
import { boxOf, grown, isInBox, milesToNearest } from '#src/domain/distance.ts';
import type { Words } from '#src/domain/locale.ts';
import type { PlaceReading } from '#src/domain/place.ts';
import { countyLabels } from '#src/domain/placeLabels.ts';
import { comparable } from '#src/domain/placeName.ts';
import { MOST_BORDER_MILES, type NearCounty, type Place } from '#src/domain/routing.ts';
import type { ZipRow } from '#src/domain/zipRows.ts';

/** A place of the ZIP list, before its neighborhood is worked out. */
export interface FoundPlace {
  readonly key: string;
  readonly labels: Words;
  readonly state: string;
  readonly rows: readonly ZipRow[];
  /** Set where the county itself was named: its neighbors are then no question. */
  readonly county: string | null;
}

/** The ZIP list, ready for look-ups. */
export interface PlaceIndex {
  /** All places that a reading may mean, largest first. */
  look(reading: PlaceReading): readonly FoundPlace[];
  /** The place with its counties, and those nearby. */
  open(found: FoundPlace): Place;
}

/** Builds the look-up tables from some 41,000 rows, each when it is first needed. */
export function indexPlaces(rows: readonly ZipRow[]): PlaceIndex {
  const zips = once(() => new Map(rows.map((row) => [row.zip, row])));
  const cities = once(() => rowsByName(rows));
  const counties = once(() => countiesByName(rows));
  const fromSouth = once(() => rows.toSorted((a, b) => a.latitude - b.latitude));
  return {
    look: (reading) => {
      if (reading.kind === 'zip') return [zips().get(reading.zip)].flatMap((row) => (row ? [zipPlace(row)] : []));
      const inState = (place: FoundPlace) => reading.state === null || place.state === reading.state;
      const asCounty = (counties().get(reading.name) ?? []).filter(inState);
      if (reading.kind === 'county') return largestFirst(asCounty);
      return cityOrCounty(citiesIn(cities().get(reading.name) ?? []).filter(inState), asCounty);
    },
    open: remembered((found) => openPlace(found, fromSouth())),
  };
}

// Working out the neighborhood takes a while in a big city; the same few places are asked for again and again.
const MOST_REMEMBERED = 2000;

function remembered(open: (found: FoundPlace) => Place): (found: FoundPlace) => Place {
  const places = new Map<string, Place>();
  return (found) => {
    const place = places.get(found.key) ?? open(found);
    if (places.size >= MOST_REMEMBERED) places.clear();
    places.set(found.key, place);
    return place;
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

// A name without "County" means the city; the county only where its state has no city of that name.
function cityOrCounty(cities: readonly FoundPlace[], counties: readonly FoundPlace[]): FoundPlace[] {
  const states = new Set(cities.map((city) => city.state));
  return largestFirst([...cities, ...counties.filter((county) => !states.has(county.state))]);
}

function largestFirst(places: readonly FoundPlace[]): FoundPlace[] {
  return [...places].sort((a, b) => b.rows.length - a.rows.length || a.labels.en.localeCompare(b.labels.en, 'en'));
}

function zipPlace(row: ZipRow): FoundPlace {
  return { key: row.zip, labels: sameIn(`${row.city}, ${row.state} ${row.zip}`), state: row.state, rows: [row], county: null };
}

// Rows only; the places are made when somebody asks, so that the start stays quick.
function rowsByName(rows: readonly ZipRow[]): ReadonlyMap<string, readonly ZipRow[]> {
  const found = new Map<string, ZipRow[]>();
  const bySpelling = new Map<string, ZipRow[]>();
  for (const row of rows) {
    const list = bySpelling.get(row.city) ?? listUnder(comparable(row.city), found);
    bySpelling.set(row.city, list);
    list.push(row);
  }
  return found;
}

function listUnder(key: string, lists: Map<string, ZipRow[]>): ZipRow[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

function citiesIn(rows: readonly ZipRow[]): FoundPlace[] {
  return [...Map.groupBy(rows, (row) => row.state)].flatMap(([state, cityRows]) => {
    const name = `${cityRows[0]?.city}, ${state}`;
    return { key: name, labels: sameIn(name), state, rows: cityRows, county: null };
  });
}

function countiesByName(rows: readonly ZipRow[]): ReadonlyMap<string, readonly FoundPlace[]> {
  const byFips = new Map<string, ZipRow[]>();
  for (const row of rows) for (const fips of row.counties) listUnder(fips, byFips).push(row);
  const named = [...byFips].flatMap(([fips, countyRows]) => countyPlace(fips, countyRows) ?? []);
  const byName = Map.groupBy(named, ({ name }) => comparable(name));
  return new Map([...byName].map(([name, entries]) => [name, entries.map(({ place }) => place)]));
}

function countyPlace(fips: string, rows: readonly ZipRow[]): { name: string; place: FoundPlace } | null {
  // The shortest of its names: some rows still stand under a county that was split since.
  const first = rows.reduce((best, row) => (row.countyName.length < best.countyName.length ? row : best));
  const named = countyName(fips, first.state, first.countyName);
  if (named === null) return null;
  const labels = countyLabels(named, first.state);
  return { name: named.name, place: { key: labels.en, labels, state: first.state, rows, county: fips } };
}

function openPlace({ key, labels, rows, county }: FoundPlace, all: readonly ZipRow[]): Place {
  const zips = rows.map((row) => row.zip);
  const spots = rows.map(({ latitude, longitude }) => ({ latitude, longitude }));
  if (county !== null) return { key, labels, zips, spots, counties: countyAndTwins(county), nearby: [] };
  const counties = unique(rows.flatMap((row) => row.counties));
  return { key, labels, zips, spots, counties, nearby: countiesNear(rows, counties, all) };
}

/** Counties beside those of the place, as near as the nearest of their ZIPs. `all` stands in the order from south to north. */
function countiesNear(rows: readonly ZipRow[], own: readonly string[], all: readonly ZipRow[]): NearCounty[] {
  const near = new Map<string, number>();
  const milesTo = milesToNearest(rows);
  const box = grown(boxOf(rows), MOST_BORDER_MILES);
  const around = all.slice(firstNorthOf(all, box.south), firstNorthOf(all, box.north + ROUNDING)).filter((row) => isInBox(box, row));
  for (const other of around) {
    const fips = other.counties.filter((code) => !own.includes(code));
    const miles = fips.length > 0 ? milesTo(other) : 0;
    for (const code of fips) near.set(code, Math.min(miles, near.get(code) ?? Number.POSITIVE_INFINITY));
  }
  return [...near].flatMap(([fips, miles]) => (miles <= MOST_BORDER_MILES ? [{ fips, miles }] : []));
}

// A row that lies exactly on the edge belongs to the box.
const ROUNDING = 1e-9;

/** Where in rows from south to north those begin that do not lie south of a latitude. */
function firstNorthOf(rows: readonly ZipRow[], latitude: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle]?.latitude ?? 90) < latitude) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Cities are called what the post office calls them, in both languages. */
function sameIn(name: string): Words {
  return { en: name, es: name };
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
