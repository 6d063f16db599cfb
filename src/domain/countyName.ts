import { CONNECTICUT, PLANNING_REGIONS } from './counties.ts';

/** A county's own name and the word for its kind: `King` and `County`. */
export interface CountyName {
  readonly name: string;
  readonly kind: string;
}

// Cities that stand outside every county, in Virginia and elsewhere: people type them as cities. One row lacks its ")".
const INDEPENDENT_CITY = /\(city\)?$|^City of /;
// Census areas that GeoNames names without their kind.
const BARE_CENSUS_AREA = /^(Hoonah-Angoon|Prince of Wales-Hyder|Kusilvak)$/;

/**
 * How people write a county that GeoNames writes in its own ways; null for what nobody calls a county.
 * @example countyName('53033', 'WA', 'King') // { name: 'King', kind: 'County' }
 * @example countyName('24510', 'MD', 'Baltimore (city)') // null
 */
export function countyName(fips: string, state: string, raw: string): CountyName | null {
  if (state === 'DC' || INDEPENDENT_CITY.test(raw)) return null;
  if (state === 'CT') return connecticutName(fips);
  if (state === 'AK') return alaskaName(raw);
  if (state === 'LA') return { name: raw.replace(/ Parish$/, ''), kind: 'Parish' };
  return { name: raw.replace(/^City and County of | County$/g, ''), kind: 'County' };
}

function connecticutName(fips: string): CountyName | null {
  const region = PLANNING_REGIONS[fips];
  if (region !== undefined) return { name: region, kind: 'Planning Region' };
  const county = CONNECTICUT.find((entry) => entry.fips === fips);
  return county === undefined ? null : { name: county.name, kind: 'County' };
}

function alaskaName(raw: string): CountyName {
  const [, name, kind] = /^(.+?) (City and Borough|Borough|Municipality|Census Area|\(CA\))$/.exec(raw) ?? [];
  if (name !== undefined && kind !== undefined) return { name, kind: kind === '(CA)' ? 'Census Area' : kind };
  return { name: raw.replace(/^City and Borough of /, ''), kind: BARE_CENSUS_AREA.test(raw) ? 'Census Area' : 'Borough' };
}
