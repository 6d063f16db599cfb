/** A spot on the map, in degrees. */
export interface Spot {
  readonly latitude: number;
  readonly longitude: number;
}

const EARTH_RADIUS_MILES = 3958.8;
const RADIANS = Math.PI / 180;

/** Miles in one degree of latitude; a degree of longitude is never longer. */
export const MILES_PER_DEGREE = EARTH_RADIUS_MILES * RADIANS;

/** The miles along the ground that an angle at the middle of the earth spans, in radians. */
export function milesOfAngle(angle: number): number {
  return EARTH_RADIUS_MILES * angle;
}

/** Great-circle distance (haversine). */
export function milesBetween(a: Spot, b: Spot): number {
  const northing = Math.sin(((b.latitude - a.latitude) * RADIANS) / 2) ** 2;
  const easting = Math.sin(((b.longitude - a.longitude) * RADIANS) / 2) ** 2;
  const square = northing + Math.cos(a.latitude * RADIANS) * Math.cos(b.latitude * RADIANS) * easting;
  return 2 * EARTH_RADIUS_MILES * Math.asin(Math.sqrt(Math.min(1, square)));
}

/**
 * The same distance to the nearest of many spots, for asking it of many others: it goes through the earth, where multiplying is
 * enough, and comes back to the surface once.
 */
export function milesToNearest(spots: readonly Spot[]): (spot: Spot) => number {
  const ends = spots.map(onSphere);
  return (spot) => {
    const [x, y, z] = onSphere(spot);
    let nearest = 4;
    for (const [endX, endY, endZ] of ends) nearest = Math.min(nearest, (endX - x) ** 2 + (endY - y) ** 2 + (endZ - z) ** 2);
    return 2 * EARTH_RADIUS_MILES * Math.asin(Math.sqrt(nearest) / 2);
  };
}

/** A spot as an arrow from the middle of a ball of radius one: many are compared by multiplying alone. */
export type Arrow = readonly [x: number, y: number, z: number];

/** The arrow to a spot. */
export function onSphere({ latitude, longitude }: Spot): Arrow {
  const [north, east] = [latitude * RADIANS, longitude * RADIANS];
  return [Math.cos(north) * Math.cos(east), Math.cos(north) * Math.sin(east), Math.sin(north)];
}

/** Degrees from corner to corner, the narrowest around some spots. */
export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** The box around some spots; around none it is turned inside out and holds nothing. */
export function boxOf(spots: Iterable<Spot>): Box {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const { longitude, latitude } of spots) {
    west = Math.min(west, longitude);
    south = Math.min(south, latitude);
    east = Math.max(east, longitude);
    north = Math.max(north, latitude);
  }
  return { west, south, east, north };
}

/** The box with a margin: no spot within so many miles of the box is left out. */
export function grown({ west, south, east, north }: Box, miles: number): Box {
  const [toSouth, toNorth] = [south - miles / MILES_PER_DEGREE, north + miles / MILES_PER_DEGREE];
  const narrowest = Math.max(0.01, Math.cos(Math.max(Math.abs(toNorth), Math.abs(toSouth)) * RADIANS));
  const margin = miles / (MILES_PER_DEGREE * narrowest);
  return { west: west - margin, south: toSouth, east: east + margin, north: toNorth };
}

export function isInBox({ west, south, east, north }: Box, { latitude, longitude }: Spot): boolean {
  return latitude <= north && latitude >= south && longitude >= west && longitude <= east;
}

export function doMeet(one: Box, other: Box): boolean {
  return one.west <= other.east && other.west <= one.east && one.south <= other.north && other.south <= one.north;
}
