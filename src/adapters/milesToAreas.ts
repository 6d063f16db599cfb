import type { AreaShape } from '#src/domain/areaShape.ts';
import { todaysCounties } from '#src/domain/counties.ts';
import { type Arrow, milesOfAngle, onSphere, type Spot } from '#src/domain/distance.ts';
import type { ZipRow } from '#src/domain/zipRows.ts';
import type { MeasuredArea, MilesToAll } from '#src/ports.ts';

/** Spots that are measured together. */
interface Patch {
  readonly spots: readonly Arrow[];
  /** A few of them that lie farthest apart. */
  readonly corners: readonly Arrow[];
  /** No two of them are farther apart, in miles. */
  readonly width: number;
}

// A county of five hundred ZIPs is measured from those that lie farthest apart: what that misses is lost in "about".
const MOST_SPOTS = 24;
// So far off, the outermost spots of an area are near enough to its nearest; so ten thousand areas stay quick.
const FAR_MILES = 150;
const MOST_CORNERS = 5;

/** The ZIP list made ready to measure by. */
export function milesToAreas(rows: readonly ZipRow[]): (areas: readonly MeasuredArea[]) => MilesToAll {
  const byZip = new Map(rows.map((row) => [row.zip, row]));
  const byCounty = rowsByCounty(rows);
  return (areas) => {
    const { patches, patchOnce } = sharedPatches();
    const parts = areas.map(({ zips, counties, shapes }) => {
      const named = [...zips.flatMap((zip) => byZip.get(zip) ?? []), ...shapes.flatMap(cornersOf)];
      if (zips.length + shapes.length > 0) return [patchOnce(named, named)];
      return counties.flatMap(({ fips }) => todaysCounties(fips).map((code) => patchOnce(code, byCounty.get(code) ?? [])));
    });
    return ({ spots }) => {
      const from = patchOf(farthestApart(spots.map(onSphere), MOST_SPOTS));
      const miles = fill(patches.length, (at) => milesBetween(from, patches[at]));
      return fill(parts.length, (at) => leastOf(parts[at] ?? [], miles));
    };
  };
}

function rowsByCounty(rows: readonly ZipRow[]): ReadonlyMap<string, readonly ZipRow[]> {
  const found = new Map<string, ZipRow[]>();
  for (const row of rows) {
    for (const fips of row.counties) {
      const list = found.get(fips);
      if (list === undefined) found.set(fips, [row]);
      else list.push(row);
    }
  }
  return found;
}

function cornersOf({ polygons }: AreaShape): readonly Spot[] {
  return polygons.flat(2).map(([longitude, latitude]) => ({ longitude, latitude }));
}

/** Patches by number, each made once: many sites share a county. */
function sharedPatches() {
  const patches: Patch[] = [];
  const numbers = new Map<unknown, number>();
  const patchOnce = (name: unknown, spots: readonly Spot[]): number => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, patches.length);
    return patches.push(patchOf(spots.map(onSphere))) - 1;
  };
  return { patches, patchOnce };
}

// A plain loop: `Float64Array.from` takes three times as long.
function fill(length: number, valueAt: (at: number) => number): Float64Array {
  const values = new Float64Array(length);
  for (let at = 0; at < length; at++) values[at] = valueAt(at);
  return values;
}

function leastOf(parts: readonly number[], miles: Float64Array): number {
  let least = Number.POSITIVE_INFINITY;
  for (const part of parts) least = Math.min(least, miles[part] ?? least);
  return least;
}

/** Infinity where nothing is known of the patch. */
function milesBetween(from: Patch, to: Patch | undefined): number {
  if (to === undefined || to.spots.length === 0) return Number.POSITIVE_INFINITY;
  const rough = milesOfAngle(angleOf(closest(from.corners, to.corners)));
  // No spot is nearer than this by more than both patches are wide.
  const isFar = rough > FAR_MILES + from.width + to.width;
  return isFar ? rough : milesOfAngle(angleOf(closest(from.spots, to.spots)));
}

function closest(from: readonly Arrow[], to: readonly Arrow[]): number {
  let nearest = -1;
  for (const there of to) for (const here of from) nearest = Math.max(nearest, scalar(here, there));
  return nearest;
}

/** The first spot, then each time the one that lies farthest from all chosen, until there are so many. */
function farthestApart(arrows: readonly Arrow[], most: number): readonly Arrow[] {
  const [first] = arrows;
  if (first === undefined) return [];
  const chosen = [first];
  const nearest = arrows.map((arrow) => scalar(first, arrow));
  while (chosen.length < Math.min(most, arrows.length)) {
    const next = arrows[nearest.indexOf(Math.min(...nearest))];
    if (next === undefined) break;
    chosen.push(next);
    arrows.forEach((arrow, index) => {
      nearest[index] = Math.max(nearest[index] ?? 1, scalar(next, arrow));
    });
  }
  return chosen;
}

function patchOf(spots: readonly Arrow[]): Patch {
  const [first] = spots;
  const reach = first === undefined ? 0 : Math.max(...spots.map((spot) => angleOf(scalar(first, spot))));
  return { spots, corners: farthestApart(spots, MOST_CORNERS), width: milesOfAngle(2 * reach) };
}

/** The nearer two arrows, the larger. */
function scalar(one: Arrow, other: Arrow): number {
  return one[0] * other[0] + one[1] * other[1] + one[2] * other[2];
}

function angleOf(product: number): number {
  return Math.acos(Math.min(1, product));
}
