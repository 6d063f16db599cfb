/** A spot on the flat map of the atlas: to the right, and down. */
export type Point = readonly [x: number, y: number];
export type Line = readonly Point[];

/** A state or a county as the atlas draws it. */
export interface Region {
  /** Two digits of a state, five of a county (FIPS). */
  readonly id: string;
  readonly name: string;
  /** Closed outlines, of islands and of holes too. */
  readonly rings: readonly Line[];
}

/** The atlas, a TopoJSON file: lines that neighbors share, as steps from spot to spot. */
export interface Atlas {
  readonly transform: { readonly scale: Point; readonly translate: Point };
  readonly arcs: readonly Line[];
  readonly objects: Readonly<Record<string, { readonly geometries: readonly Geometry[] }>>;
}

/** Numbers of lines; `~n` is line n, walked backward. */
type Rings = readonly (readonly number[])[];

type Geometry = { readonly id: string; readonly properties: { readonly name: string } } & (
  | { readonly type: 'Polygon'; readonly arcs: Rings }
  | { readonly type: 'MultiPolygon'; readonly arcs: readonly Rings[] }
);

export interface AtlasAsked {
  /** Only regions whose id begins with these digits: the counties of a state. */
  readonly within?: string;
  /** Lines lose the spots that lie this near to a straight line, each for both its neighbors, so that no gap opens between them. */
  readonly tolerance?: number;
}

/** Reads one layer of the atlas; lines that nothing of it needs are never worked out. */
export function readAtlas(atlas: Atlas, layer: 'states' | 'counties', { within = '', tolerance = 0 }: AtlasAsked = {}): Region[] {
  const lineOf = linesOf(atlas, tolerance);
  const asked = (atlas.objects[layer]?.geometries ?? []).filter(({ id }) => id.startsWith(within));
  return asked.map((geometry) => ({
    id: geometry.id,
    name: geometry.properties.name,
    rings: ringsOf(geometry).map((numbers) => joined(numbers.map(lineOf))),
  }));
}

/**
 * The line with fewer spots: what is left out lies within `tolerance` of what stays (Ramer, Douglas and Peucker).
 * @example simplified([[0, 0], [5, 0.1], [9, 0]], 1) // [[0, 0], [9, 0]]
 */
export function simplified(line: Line, tolerance: number): Line {
  const [first, last] = [line[0], line.at(-1)];
  if (first === undefined || last === undefined || line.length < 3) return line;
  const offs = line.map((point) => distanceToEdge(point, first, last));
  const farthest = offs.indexOf(Math.max(...offs));
  if ((offs[farthest] ?? 0) <= tolerance) return [first, last];
  return [...simplified(line.slice(0, farthest + 1), tolerance), ...simplified(line.slice(farthest), tolerance).slice(1)];
}

/** Looks lines up by their number, each worked out once. */
function linesOf({ arcs, transform: { scale, translate } }: Atlas, tolerance: number): (number: number) => Line {
  const known = new Map<number, Line>();
  const forward = (index: number) => {
    const kept = known.get(index);
    if (kept !== undefined) return kept;
    let [x, y] = [0, 0];
    const line = (arcs[index] ?? []).map(([right, down]): Point => {
      x += right;
      y += down;
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
    known.set(index, tolerance > 0 ? simplified(line, tolerance) : line);
    return known.get(index) ?? line;
  };
  return (number) => (number < 0 ? forward(~number).toReversed() : forward(number));
}

function ringsOf(geometry: Geometry): Rings {
  return geometry.type === 'Polygon' ? geometry.arcs : geometry.arcs.flat();
}

/** Lines end to end; where one ends the next begins, so that spot is taken once. */
function joined(lines: readonly Line[]): Line {
  return lines.flatMap((line, index) => (index === 0 ? line : line.slice(1)));
}

/** How far a spot lies from the straight way between two others. */
function distanceToEdge([x, y]: Point, [fromX, fromY]: Point, [toX, toY]: Point): number {
  const [right, down] = [toX - fromX, toY - fromY];
  const length = right ** 2 + down ** 2;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - fromX) * right + (y - fromY) * down) / length));
  return Math.hypot(x - fromX - share * right, y - fromY - share * down);
}
