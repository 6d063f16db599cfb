import { countyAndTwins, todaysCounties } from './counties.ts';
import { stateFips } from './stateWords.ts';

/** One ZIP of the fifty states and the District of Columbia. */
export interface ZipRow {
  readonly zip: string;
  readonly city: string;
  readonly state: string;
  /** As GeoNames writes it, e.g. `King` or `Baltimore (city)`. */
  readonly countyName: string;
  /** Five-digit codes in use today; in Connecticut those of the old counties too. */
  readonly counties: readonly string[];
  readonly latitude: number;
  readonly longitude: number;
}

// GeoNames' US.txt: country, ZIP, place, state, its code, county, its code, two empty, latitude, longitude, accuracy.
// Rows without state or county (military mail, islands) do not match.
const ROW = /^US\t(\d{5})\t([^\t]+)\t[^\t]*\t([A-Z]{2})\t([^\t]*)\t(\d{3})\t[^\t]*\t[^\t]*\t([\d.-]+)\t([\d.-]+)/gm;

/** Reads the rows of GeoNames' ZIP list that lie in a county of ours; everything else is left out. */
export function readZipRows(text: string): ZipRow[] {
  const countiesOf = countiesByCode();
  const rows: ZipRow[] = [];
  for (const [, zip = '', city = '', state = '', countyName = '', code = '', latitude, longitude] of text.matchAll(ROW)) {
    const counties = countiesOf(state, code);
    if (counties === null) continue;
    rows.push({ zip, city, state, countyName, counties, latitude: Number(latitude), longitude: Number(longitude) });
  }
  return rows;
}

function countiesByCode(): (state: string, code: string) => readonly string[] | null {
  const known = new Map<string, readonly string[] | null>();
  return (state, code) => {
    const key = `${state}${code}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const prefix = stateFips(state);
    const counties = prefix === null ? null : todaysCounties(`${prefix}${code}`).flatMap(countyAndTwins);
    known.set(key, counties);
    return counties;
  };
}
