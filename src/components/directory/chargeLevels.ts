/** Charges of one level, such as those of a city; null where the listing names no level. */
export interface ChargeLevel {
  readonly level: string | null;
  readonly charges: readonly string[];
}

// "State: prostitution". Longer words before a colon are no name of a level.
const LEVEL = /^([^:]{2,40}): (.+)$/;

/**
 * Charges by the level that stands before them, in the order of the listing; those without a level come first.
 * @example chargeLevels(['State: theft']) // [{ level: 'State', charges: ['Theft'] }]
 */
export function chargeLevels(lines: readonly string[]): ChargeLevel[] {
  const read = lines.map((line) => {
    const [, level = null, charge = line] = LEVEL.exec(line) ?? [];
    return { level, charge };
  });
  const levels = [...Map.groupBy(read, ({ level }) => level)].map(([level, own]) => ({
    level,
    charges: own.map(({ charge }) => charge.charAt(0).toLocaleUpperCase() + charge.slice(1)),
  }));
  return levels.sort((a, b) => Number(a.level !== null) - Number(b.level !== null));
}
