/** A spot on the map, in degrees. */
export interface Spot {
  readonly latitude: number;
  readonly longitude: number;
}

const EARTH_RADIUS_MILES = 3958.8;
const RADIANS = Math.PI / 180;

/** Miles in one degree of latitude; a degree of longitude is never longer. */
const MILES_PER_DEGREE = EARTH_RADIUS_MILES * RADIANS;

/** Great-circle distance (haversine). */
export function milesBetween(a: Spot, b: Spot): number {
  const northing = Math.sin(((b.latitude - a.latitude) * RADIANS) / 2) ** 2;
  const easting = Math.sin(((b.longitude - a.longitude) * RADIANS) / 2) ** 2;
  const square = northing + Math.cos(a.latitude * RADIANS) * Math.cos(b.latitude * RADIANS) * easting;
  return 2 * EARTH_RADIUS_MILES * Math.asin(Math.sqrt(Math.min(1, square)));
}

/** A test that is quick and never wrong when it says no: may `spot` be within some miles of one of these spots? */
export function boxAround(spots: readonly Spot[], miles: number): (spot: Spot) => boolean {
  const latitudes = spots.map((spot) => spot.latitude);
  const longitudes = spots.map((spot) => spot.longitude);
  const north = Math.max(...latitudes) + miles / MILES_PER_DEGREE;
  const south = Math.min(...latitudes) - miles / MILES_PER_DEGREE;
  const narrowest = Math.max(0.01, Math.cos(Math.max(Math.abs(north), Math.abs(south)) * RADIANS));
  const margin = miles / (MILES_PER_DEGREE * narrowest);
  const west = Math.min(...longitudes) - margin;
  const east = Math.max(...longitudes) + margin;
  return ({ latitude, longitude }) => latitude <= north && latitude >= south && longitude >= west && longitude <= east;
}
