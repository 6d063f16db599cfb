import type { AreaShape, LonLat } from '#src/domain/areaShape.ts';
import { MILES_PER_DEGREE } from '#src/domain/distance.ts';
import { listingFields as words } from '#src/words/en/listingFields.ts';

/** A drawn area as a diff tells it: its words, then where it lies, how large it is and of how many corners, so that a moved line shows. */
export function shapeLines(shape: AreaShape): string[] {
  return [words.language.en(shape.words.en), words.language.es(shape.words.es), shapeSize(shape)];
}

/** Where a drawn area lies and how large it is. */
export function shapeSize({ polygons }: AreaShape): string {
  const corners = polygons.flat(2);
  const [west, east] = ends(corners, 0);
  const [south, north] = ends(corners, 1);
  const middle: LonLat = [(west + east) / 2, (south + north) / 2];
  const narrowing = Math.cos((middle[1] * Math.PI) / 180);
  const wide = (east - west) * MILES_PER_DEGREE * narrowing;
  const high = (north - south) * MILES_PER_DEGREE;
  const spots = polygons.flat().reduce((sum, ring) => sum + ring.length - 1, 0);
  return words.shape(spots, `${middle[1].toFixed(4)}, ${middle[0].toFixed(4)}`, words.shapeSize(wide.toFixed(2), high.toFixed(2)));
}

function ends(corners: readonly LonLat[], axis: 0 | 1): readonly [number, number] {
  return corners.reduce<readonly [number, number]>(
    ([least, most], corner) => [Math.min(least, corner[axis]), Math.max(most, corner[axis])],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}
