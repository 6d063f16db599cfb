import type { Point } from '#src/domain/atlas.ts';

/** Units from one mark to the next: on a phone a mark is 24 wide. */
export const MARK_GAP = 26;

// Steps around a crowded spot: to the right, then round; each ring lies one gap farther out.
const TURNS = Array.from({ length: 12 }, (_, step): Point => [Math.cos((step * Math.PI) / 6), Math.sin((step * Math.PI) / 6)]);
const MOST_RINGS = 12;
const AROUND = Array.from({ length: MOST_RINGS }, (_, ring) =>
  TURNS.map(([right, down]): Point => [Math.round(right * (ring + 1) * MARK_GAP), Math.round(down * (ring + 1) * MARK_GAP)]),
).flat();

/**
 * Moves marks apart that would cover each other, so that each can be seen and pressed. The first at a spot stays; the next
 * ones go to the nearest free spot around it. What finds none stays where it is.
 */
export function spreadMarks(spots: readonly Point[], { width, height }: { readonly width: number; readonly height: number }): Point[] {
  const taken = takenSpots();
  return spots.map((spot) => {
    const [x, y] = spot;
    const steps = taken.isFree(x, y) ? null : AROUND;
    const step = steps?.find(
      ([right, down]) => isWithin(x + right, width) && isWithin(y + down, height) && taken.isFree(x + right, y + down),
    );
    const at: Point = step === undefined ? spot : [x + step[0], y + step[1]];
    taken.add(at);
    return at;
  });
}

function isWithin(value: number, most: number): boolean {
  return value >= 0 && value <= most;
}

/** Spots by the square that they lie in, so that only those nearby are compared: a state may have hundreds of sites. */
function takenSpots() {
  const squares = new Map<number, Point[]>();
  const squareOf = (x: number, y: number) => Math.floor(x / MARK_GAP) * 1000 + Math.floor(y / MARK_GAP);
  const nearby = [-1, 0, 1].flatMap((right) => [-1, 0, 1].map((down) => right * 1000 + down));
  return {
    add(spot: Point) {
      const square = squareOf(spot[0], spot[1]);
      squares.set(square, [...(squares.get(square) ?? []), spot]);
    },
    isFree(x: number, y: number): boolean {
      const square = squareOf(x, y);
      const isClose = (other: Point) => (other[0] - x) ** 2 + (other[1] - y) ** 2 < (MARK_GAP - 1) ** 2;
      return !nearby.some((step) => squares.get(square + step)?.some(isClose));
    },
  };
}
