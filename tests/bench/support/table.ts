/** One line of the report. */
export interface Row {
  /** Its number in the performance targets; empty for a figure without one. */
  readonly target: string;
  readonly what: string;
  readonly figure: string;
  readonly wanted: string;
  /** Null: nothing to hold it against. */
  readonly isMet: boolean | null;
}

/** A number for a table: three digits, none of them invented. */
export function say(number: number | null): string {
  if (number === null || Number.isNaN(number)) return 'not measured';
  return number >= 100 ? Math.round(number).toLocaleString('en-US') : String(Number(number.toPrecision(2)));
}

/** Holds a figure against the most it may be. */
export function atMost(target: string, what: string, figure: number | null, most: number, unit: string): Row {
  return {
    target,
    what,
    figure: `${say(figure)} ${unit}`,
    wanted: `≤ ${say(most)} ${unit}`,
    isMet: figure === null ? null : figure <= most,
  };
}

/** Holds a figure against the least it has to be. */
export function atLeast(target: string, what: string, figure: number | null, least: number, unit: string): Row {
  return { target, what, figure: `${say(figure)} ${unit}`, wanted: `≥ ${least} ${unit}`, isMet: figure === null ? null : figure >= least };
}

/** A figure that has no target of its own. */
export function plain(what: string, figure: string, target = ''): Row {
  return { target, what, figure, wanted: '', isMet: null };
}

/** The table as text. */
export function tableOf(rows: readonly Row[]): string {
  const head = { target: 'row', what: 'what', figure: 'figure', wanted: 'target', isMet: null };
  const cells = [head, ...rows].map(({ target, what, figure, wanted, isMet }) => [
    target,
    what,
    figure,
    wanted,
    isMet === null ? '' : isMet ? 'met' : 'not met',
  ]);
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
  const lines = cells.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  return `${[lines[0], rule, ...lines.slice(1)].join('\n')}\n`;
}
