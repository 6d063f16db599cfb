import { todaysCounties } from '#src/domain/counties.ts';
import type { Spot } from '#src/domain/distance.ts';
import type { Listing } from '#src/domain/site.ts';
import type { ZipRow } from '#src/domain/zipRows.ts';

/** The ZIP list made ready to tell the middle of an area: of the ZIPs that it names, or else of those of its counties. */
export function areaMiddles(rows: readonly ZipRow[]): (area: Pick<Listing, 'zips' | 'counties'>) => Spot | null {
  const byZip = new Map(rows.map((row) => [row.zip, row]));
  const byCounty = new Map<string, ZipRow[]>();
  for (const row of rows) {
    for (const fips of row.counties) {
      const list = byCounty.get(fips);
      if (list === undefined) byCounty.set(fips, [row]);
      else list.push(row);
    }
  }
  return ({ zips, counties }) => {
    const named = zips.flatMap((zip) => byZip.get(zip) ?? []);
    return middleOf(
      named.length > 0 ? named : counties.flatMap(({ fips }) => todaysCounties(fips).flatMap((code) => byCounty.get(code) ?? [])),
    );
  };
}

function middleOf(spots: readonly Spot[]): Spot | null {
  if (spots.length === 0) return null;
  const mean = (of: (spot: Spot) => number) => spots.reduce((sum, spot) => sum + of(spot), 0) / spots.length;
  return { latitude: mean(({ latitude }) => latitude), longitude: mean(({ longitude }) => longitude) };
}
