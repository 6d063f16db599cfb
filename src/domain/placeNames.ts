import type { ZipRow } from './zipRows.ts';

/**
 * The first two letters of what is typed or written, as the lists of names are kept; shorter where there are fewer.
 * @example firstLettersOf("O'Fallon") // 'of'
 */
export function firstLettersOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[^A-Za-z]/g, '')
    .slice(0, 2)
    .toLowerCase();
}

/**
 * "City, ST" names by their first two letters, largest first: what the box may suggest while somebody types. A whole
 * list is fetched, so only two letters leave the device.
 */
export function placeNamesByPrefix(rows: readonly ZipRow[]): ReadonlyMap<string, readonly string[]> {
  const zips = new Map<string, number>();
  for (const row of rows) {
    const name = `${row.city}, ${row.state}`;
    zips.set(name, (zips.get(name) ?? 0) + 1);
  }
  const largestFirst = [...zips].sort(([a, many], [b, more]) => more - many || a.localeCompare(b, 'en')).map(([name]) => name);
  return Map.groupBy(largestFirst, firstLettersOf);
}
