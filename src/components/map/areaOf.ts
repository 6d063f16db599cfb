import { geoAlbersUsa } from 'd3-geo';
import type { AreaShape } from '#src/domain/areaShape.ts';
import type { Point } from '#src/domain/atlas.ts';
import { inFrame, type MapFrame, ringPath } from '#src/domain/mapFrame.ts';
import { drawnCounties, drawnMap } from '#src/domain/mapPlaces.ts';
import type { Listing } from '#src/domain/site.ts';
import { spotFor } from './mapOfState.ts';

/** The flat map of the atlas (us-atlas, "Albers": 975 by 610 around the whole country). */
const ALBERS = geoAlbersUsa().scale(1300).translate([487.5, 305]);

/** Half across, in units of the drawing. */
export const RING = 29;

/** The area of one site on the drawing of its state. */
export interface DrawnArea {
  readonly frame: MapFrame;
  readonly fips: readonly string[];
  /** Each shape that the site drew, as the `d` of a path. */
  readonly shapes: readonly string[];
  /** A ring is drawn around this spot, because some counties are smaller than a thumb; null where it would cut through what is drawn. */
  readonly ringAt: Point | null;
  /** The site serves less than what is marked. */
  readonly partial: boolean;
  /** The borders of the counties changed, and more is marked than the listing names. */
  readonly inPart: boolean;
}

/** Works out what to draw of a site's area; null where there is nothing that could be drawn. */
export function drawnArea({ state, counties, shapes, partial, zips }: Listing): DrawnArea | null {
  const map = drawnMap(state);
  if (map === null) return null;
  const drawn = counties.flatMap(({ fips }) => drawnCounties(map, fips));
  const outlines = shapes.map((shape) => ringsOf(shape, map.frame)).filter((rings) => rings.length > 0);
  const fips = drawn.map((county) => county.fips);
  if (outlines.length === 0 && fips.length === 0) return null;
  return {
    frame: map.frame,
    fips,
    shapes: outlines.map((rings) => rings.map(ringPath).join('')),
    ringAt: outlines.length > 0 ? middleIfSmall(outlines.flat(2)) : spotFor(map, fips),
    partial: partial || zips.length > 0 || shapes.length > 0,
    inPart: drawn.some((county) => county.inPart),
  };
}

/** The corners of a shape on the drawing; what lies outside the country is not drawn. Straight lines are straight enough for a county. */
function ringsOf({ polygons }: AreaShape, frame: MapFrame): Point[][] {
  const rings = polygons.flat().map((ring) =>
    ring.flatMap(([longitude, latitude]) => {
      const point = ALBERS([longitude, latitude]);
      return point === null ? [] : [inFrame(frame, point)];
    }),
  );
  return rings.filter((ring) => ring.length > 3);
}

function middleIfSmall(points: readonly Point[]): Point | null {
  const [lefts, tops] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, right, top, bottom] = [Math.min(...lefts), Math.max(...lefts), Math.min(...tops), Math.max(...tops)];
  const fits = Math.hypot(right - left, bottom - top) < 2 * RING;
  return fits ? [Math.round((left + right) / 2), Math.round((top + bottom) / 2)] : null;
}
