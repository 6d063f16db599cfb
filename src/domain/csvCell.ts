// A spreadsheet takes what begins so for a formula, or strips the first mark and then does (security/controls N2).
const FORMULA = /^'*[=+\-@\t\r\n\0＝＋－＠]/;
const GUARDED = /^'+[=+\-@\t\r\n\0＝＋－＠]/;

/**
 * One cell of a CSV file: quoted (RFC 4180), and guarded so that no spreadsheet runs it.
 * @example csvCell('=1+1') // `"'=1+1"`
 */
export function csvCell(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}

/**
 * What a cell of ours held before it was guarded.
 * @example fromCsvCell("'+1 206 555 0100") // '+1 206 555 0100'
 */
export function fromCsvCell(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell;
}

/** A whole file: with the mark by which spreadsheets know UTF-8, lines ended as RFC 4180 has it. */
export function csvFile(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')}`;
}
