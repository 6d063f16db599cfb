import { z } from 'zod';
import { todaysCounties } from '#src/domain/counties.ts';
import { MOST_BORDER_MILES } from '#src/domain/routing.ts';
import type { County } from '#src/domain/site.ts';
import { stateFips } from '#src/domain/stateWords.ts';
import type { FieldForm, FormFacts } from './fieldForm.ts';
import { oneBox, sentence } from './fields.ts';
import { type Context, choice, LONGEST, linesOf, one, orNull, whole, wrong } from './pieces.ts';

const MOST_COUNTIES = 100;
const MOST_ZIPS = 300;

const HAS_KIND = / (Parish|Borough|Municipality|Census Area|Planning Region|city)$/;
const COUNTY_KEY = /^(.+?)(?: County)?, ([A-Z]{2})$/;
const IS_COUNTY = / (County|Parish|Borough|Municipality|Census Area|Planning Region), [A-Z]{2}$/;
// Cities that stand outside every county have codes from 510 on (ANSI INCITS 31).
const FIRST_CITY_CODE = 510;

/** Where the site works, in words and in counties or ZIPs. */
export const areaFields: readonly FieldForm[] = [
  sentence('area', { needed: true }),
  {
    field: 'counties',
    boxes: ({ listing }) => ({ '': listing.counties.map((county) => countyLine(county, listing.state)).join('\n') }),
    schema: (facts) => one(z.string().transform((typed, ctx) => readCounties(linesOf(typed), facts, ctx))),
  },
  {
    field: 'partial',
    boxes: ({ listing }) => ({ '': listing.partial ? 'part' : 'whole' }),
    schema: () => one(choice(['whole', 'part']).transform((how) => how === 'part')),
  },
  {
    field: 'zips',
    boxes: ({ listing }) => ({ '': listing.zips.join('\n') }),
    schema: (facts) => one(z.string().transform((typed, ctx) => readZips(typed, facts, ctx))),
  },
  oneBox('borderMiles', () => orNull(whole(0, MOST_BORDER_MILES))),
];

/**
 * A county as people write it, in a line of its own.
 * @example countyLine({ name: 'King', fips: '53033' }, 'WA') // 'King County, WA'
 */
function countyLine({ name }: County, state: string): string {
  return `${HAS_KIND.test(name) ? name : `${name} County`}, ${state}`;
}

async function readCounties(lines: readonly string[], facts: FormFacts, ctx: Context): Promise<County[]> {
  if (lines.length > MOST_COUNTIES) wrong(ctx, 'too-many-lines', String(MOST_COUNTIES));
  const counties = new Map<string, County>();
  for (const line of lines.slice(0, MOST_COUNTIES)) {
    const county = heldCounty(line, facts) ?? (await findCounty(line, facts));
    if (county === null) wrong(ctx, 'county', line.slice(0, LONGEST.line));
    else if (!county.fips.startsWith(stateFips(facts.view.listing.state) ?? '')) wrong(ctx, 'county-elsewhere', line);
    else counties.set(county.fips, county);
  }
  return [...counties.values()];
}

function heldCounty(line: string, { view }: FormFacts): County | null {
  return view.listing.counties.find((county) => countyLine(county, view.listing.state).toLowerCase() === line.toLowerCase()) ?? null;
}

/** The county that a line means; one that could be two, or a city, is none. */
async function findCounty(line: string, { view, ports }: FormFacts): Promise<County | null> {
  const hasState = /,\s*\S/.test(line);
  const name = hasState ? line : `${line}, ${view.listing.state}`;
  const city = /^(.+) city,\s*(.+)$/i.exec(name);
  if (city !== null) return findCityCounty(`${city[1]}`, `${city[1]}, ${city[2]}`, ports);
  const named = / (county|parish|borough|municipality|area|region),/i.test(name) ? name : name.replace(',', ' County,');
  const answer = await ports.places.find(named);
  if (answer.kind === 'known') return IS_COUNTY.test(answer.place.key) ? countyOf(answer.place.key, answer.place.counties[0]) : null;
  if (answer.kind === 'unknown') return null;
  const [only, ...more] = answer.choices.filter(({ key }) => IS_COUNTY.test(key) && key.endsWith(`, ${view.listing.state}`));
  if (only === undefined || more.length > 0) return null;
  const found = await ports.places.find(only.key);
  return found.kind === 'known' ? countyOf(found.place.key, found.place.counties[0]) : null;
}

async function findCityCounty(name: string, asked: string, { places }: FormFacts['ports']): Promise<County | null> {
  const answer = await places.find(asked);
  const codes = answer.kind === 'known' ? answer.place.counties.filter((fips) => Number(fips.slice(2)) >= FIRST_CITY_CODE) : [];
  const [fips, ...more] = codes;
  return fips === undefined || more.length > 0 ? null : { name: `${name} city`, fips };
}

function countyOf(key: string, fips: string | undefined): County | null {
  const [, name] = COUNTY_KEY.exec(key) ?? [];
  const [today, ...more] = fips === undefined ? [] : todaysCounties(fips);
  return name === undefined || today === undefined || more.length > 0 ? null : { name, fips: today };
}

async function readZips(typed: string, { view, ports }: FormFacts, ctx: Context): Promise<string[]> {
  const zips = [...new Set(typed.split(/[\s,;]+/).filter((zip) => zip !== ''))];
  if (zips.length > MOST_ZIPS) wrong(ctx, 'too-many-lines', String(MOST_ZIPS));
  for (const zip of zips.slice(0, MOST_ZIPS)) {
    if (!/^\d{5}$/.test(zip)) wrong(ctx, 'zip', zip.slice(0, 20));
    else if (!view.listing.zips.includes(zip) && (await ports.places.find(zip)).kind !== 'known') wrong(ctx, 'zip-unknown', zip);
  }
  return zips.toSorted();
}
