import type { Line, Point, Region } from './atlas.ts';

/** Where a drawing begins on the flat map of the atlas, how much larger it is, and how much room it takes. */
export interface MapFrame {
  readonly left: number;
  readonly top: number;
  readonly scale: number;
  readonly width: number;
  readonly height: number;
}

/** Room for one state, and for the whole country, in units of their drawings. */
export const STATE_ROOM = { width: 500, height: 400 };
export const NATION_ROOM = { width: 1000, height: 640 };

// So that no line at the edge is cut in half.
const MARGIN = 4;
// A piece of less than this many square units is a speck on a phone.
const SPECK = 4;
// Half the side of the square that stands for a region too small to be drawn.
const TINY = 2;

/** The frame that just holds some regions. */
export function frameAround(regions: readonly Region[], room: { readonly width: number; readonly height: number }): MapFrame {
  const rings = regions.flatMap((region) => region.rings);
  const [left, right] = extent(rings, 0);
  const [top, bottom] = extent(rings, 1);
  const scale = Math.min((room.width - 2 * MARGIN) / (right - left), (room.height - 2 * MARGIN) / (bottom - top));
  return {
    left: left - MARGIN / scale,
    top: top - MARGIN / scale,
    scale,
    width: Math.ceil((right - left) * scale + 2 * MARGIN),
    height: Math.ceil((bottom - top) * scale + 2 * MARGIN),
  };
}

/** A spot of the atlas in whole units of a drawing. */
export function inFrame({ left, top, scale }: MapFrame, [x, y]: Point): Point {
  return [Math.round((x - left) * scale), Math.round((y - top) * scale)];
}

/** A region as the `d` of an SVG path. Specks are left out, but no region ever is: what is too small stands as a small square. */
export function regionPath(region: Region, frame: MapFrame): string {
  const rings = region.rings.map((ring) => withoutRepeats(ring.map((point) => inFrame(frame, point))));
  const text = rings.filter((ring) => Math.abs(areaOf(ring)) >= SPECK).map(ringPath);
  if (text.length > 0) return text.join('');
  const [x, y] = inFrame(frame, middleOf(region));
  return `M${x - TINY} ${y - TINY}h${2 * TINY}v${2 * TINY}h${-2 * TINY}z`;
}

/** One closed line of whole units as part of a path, in steps: these pack better than places. */
export function ringPath(ring: Line): string {
  const [start = [0, 0], ...more] = ring;
  let [x, y] = start;
  // The path closes itself.
  const steps = more.slice(0, -1).map((point) => {
    const step = `${point[0] - x} ${point[1] - y}`;
    [x, y] = point;
    return step;
  });
  return `M${start[0]} ${start[1]}l${steps.join(' ').replaceAll(' -', '-')}z`;
}

/** A spot well inside the largest piece of a region: the middle of its area, or of its widest part where that middle lies outside. */
export function middleOf({ rings }: Region): Point {
  const areas = rings.map((ring) => Math.abs(areaOf(ring)));
  const largest = rings[areas.indexOf(Math.max(...areas))] ?? [];
  const middle = centroidOf(largest);
  if (holds(largest, middle)) return middle;
  const [from, to] = widestSpan(largest, middle[1]);
  return [(from + to) / 2, middle[1]];
}

function extent(rings: readonly Line[], axis: 0 | 1): readonly [least: number, most: number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const ring of rings) {
    for (const point of ring) {
      least = Math.min(least, point[axis]);
      most = Math.max(most, point[axis]);
    }
  }
  return [least, most];
}

function withoutRepeats(ring: Line): Line {
  return ring.filter(([x, y], index) => x !== ring[index - 1]?.[0] || y !== ring[index - 1]?.[1]);
}

/** Of two spots in a row: positive or negative by the way around the beginning of the map. */
function turn(from: Point | undefined, to: Point): number {
  return from === undefined ? 0 : from[0] * to[1] - to[0] * from[1];
}

/** Positive or negative by the way the ring turns. */
function areaOf(ring: Line): number {
  return ring.reduce((sum, to, index) => sum + turn(ring[index - 1], to) / 2, 0);
}

function centroidOf(ring: Line): Point {
  const area = areaOf(ring);
  const sumOf = (axis: 0 | 1) =>
    ring.reduce((sum, to, index) => sum + ((ring[index - 1]?.[axis] ?? 0) + to[axis]) * turn(ring[index - 1], to), 0);
  return area === 0 ? (ring[0] ?? [0, 0]) : [sumOf(0) / (6 * area), sumOf(1) / (6 * area)];
}

/** Where a level line crosses the ring, from left to right. */
function crossings(ring: Line, y: number): number[] {
  const crossed = ring.flatMap((to, index) => {
    const from = ring[index - 1];
    if (from === undefined || from[1] > y === to[1] > y) return [];
    return [from[0] + ((y - from[1]) / (to[1] - from[1])) * (to[0] - from[0])];
  });
  return crossed.sort((a, b) => a - b);
}

function holds(ring: Line, [x, y]: Point): boolean {
  return crossings(ring, y).filter((crossing) => crossing < x).length % 2 === 1;
}

/** The longest way through the ring on a level line; a ring that encloses its middle's height is crossed at least twice. */
function widestSpan(ring: Line, y: number): readonly [from: number, to: number] {
  const crossed = crossings(ring, y);
  const spans = crossed.flatMap((from, index) => (index % 2 === 0 ? [[from, crossed[index + 1] ?? from] as const] : []));
  return spans.toSorted((a, b) => b[1] - b[0] - (a[1] - a[0]))[0] ?? [ring[0]?.[0] ?? 0, ring[0]?.[0] ?? 0];
}
