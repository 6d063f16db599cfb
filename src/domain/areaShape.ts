import { type Box, boxOf, grown, isInBox, MILES_PER_DEGREE, type Spot } from './distance.ts';
import type { Words } from './locale.ts';

/** A spot as GeoJSON has it: longitude first (RFC 7946). */
export type LonLat = readonly [longitude: number, latitude: number];
/** A closed ring: its last spot is its first. */
export type Ring = readonly LonLat[];
/** An outer ring and the holes in it. */
export type Polygon = readonly Ring[];

/** A drawn part of an area, with the words in which people are asked about it. */
export interface AreaShape {
  readonly words: Words;
  /** As a GeoJSON MultiPolygon's coordinates. */
  readonly polygons: readonly Polygon[];
}

/** Tells whether a spot lies in a polygon and in none of its holes. The lines themselves, also those of holes, belong to the area. */
export function isInside(polygons: readonly Polygon[], spot: Spot): boolean {
  return milesToEdge(polygons, spot) === 0;
}

/**
 * Miles from a spot to the nearest edge; 0 where the area holds it. Edges are straight in degrees (RFC 7946 §3.1.1); on the flat
 * map that is drawn around the spot the error stays below 3 % within 50 miles anywhere in the United States.
 */
export function milesToEdge(polygons: readonly Polygon[], spot: Spot): number {
  const map = mapAround(spot);
  let nearest = Number.POSITIVE_INFINITY;
  for (const rings of polygons) {
    const seen = rings.map((ring) => seenFromMiddle(ring, map));
    // A ray to the east crosses the rings around a spot an odd number of times.
    if (seen.filter(({ crossings }) => crossings % 2 === 1).length % 2 === 1) return 0;
    nearest = Math.min(nearest, ...seen.map(({ square }) => square));
  }
  return nearest < ON_THE_LINE ** 2 ? 0 : Math.sqrt(nearest);
}

/** How near an area comes to some spots, in miles; 0 where it holds one, null where it is farther than `most`. */
export function nearestOf(shapes: readonly AreaShape[], spots: readonly Spot[], most: number): number | null {
  const miles = shapes.flatMap((shape) => {
    const box = grown(boxOfShape(shape), most);
    return spots.filter((spot) => isInBox(box, spot)).map((spot) => milesToEdge(shape.polygons, spot));
  });
  const nearest = Math.min(...miles);
  return nearest <= most ? nearest : null;
}

// Shapes are shared and never change: most places are found to be far from them without a look at each corner.
const boxes = new WeakMap<AreaShape, Box>();

/** The box around a shape. */
export function boxOfShape(shape: AreaShape): Box {
  const kept = boxes.get(shape);
  if (kept !== undefined) return kept;
  const box = boxOf(cornersOf(shape));
  boxes.set(shape, box);
  return box;
}

function* cornersOf({ polygons }: AreaShape): Generator<Spot> {
  for (const rings of polygons) for (const ring of rings) for (const [longitude, latitude] of ring) yield { longitude, latitude };
}

/** A tenth of an inch, in miles: rounding puts a spot on a line that far beside it. */
const ON_THE_LINE = 1.5e-6;

/** A flat map with a spot in its middle: miles east and north of it. */
type FlatMap = (corner: LonLat) => LonLat;

function mapAround({ longitude, latitude }: Spot): FlatMap {
  const toEast = MILES_PER_DEGREE * Math.cos((latitude * Math.PI) / 180);
  return (corner) => [(corner[0] - longitude) * toEast, (corner[1] - latitude) * MILES_PER_DEGREE];
}

interface Seen {
  /** How often a ray from the middle to the east crosses the ring. */
  readonly crossings: number;
  /** The square of the distance to the nearest edge. */
  readonly square: number;
}

function seenFromMiddle(ring: Ring, map: FlatMap): Seen {
  let [crossings, square] = [0, Number.POSITIVE_INFINITY];
  let from: LonLat | undefined;
  for (const corner of ring) {
    const to = map(corner);
    if (from !== undefined) {
      square = Math.min(square, squareToEdge(from, to));
      if (crossesEast(from, to)) crossings += 1;
    }
    from = to;
  }
  return { crossings, square };
}

function crossesEast(from: LonLat, to: LonLat): boolean {
  return from[1] > 0 !== to[1] > 0 && from[0] - (from[1] / (to[1] - from[1])) * (to[0] - from[0]) > 0;
}

function squareToEdge(from: LonLat, to: LonLat): number {
  const [east, north] = [to[0] - from[0], to[1] - from[1]];
  const length = east ** 2 + north ** 2;
  const share = length === 0 ? 0 : -(from[0] * east + from[1] * north) / length;
  const nearest = Math.min(1, Math.max(0, share));
  return (from[0] + nearest * east) ** 2 + (from[1] + nearest * north) ** 2;
}
