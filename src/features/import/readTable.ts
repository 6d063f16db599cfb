import { fromCsvCell } from '#src/domain/csvCell.ts';
import { COLUMN_NAMES, columnAt, READ_ONLY_COLUMNS, valuesIn } from '#src/domain/listingColumns.ts';
import type { Fault, ImportRow, ReadFile } from './importRow.ts';

/** One line of a table, already taken apart into cells. */
export interface TableRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Reads the rows of a table (CSV) in the columns of our own file; the first record names them. */
export function readTable([head, ...records]: readonly TableRecord[]): ReadFile {
  const names = head?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  if (!names.includes('slug')) {
    return { kind: 'unreadable', say: 'Line 1 has to name the columns, and one of them is slug. /sites.csv has them all.' };
  }
  const twice = names.find((name, index) => name !== '' && names.indexOf(name) !== index);
  if (twice !== undefined) return { kind: 'unreadable', say: `Line 1 names the column ${shown(twice)} twice.` };
  const rows = records.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  return { kind: 'rows', rows: rows.map((record) => rowOf(names, record)), notes: notesOn(names) };
}

function rowOf(names: readonly string[], { line, cells }: TableRecord): ImportRow {
  const row = new Map(names.map((name, index) => [name, fromCsvCell(cells[index] ?? '')]));
  const { slug, ...facts } = valuesIn(row);
  return { line, slug: typeof slug === 'string' ? slug : '', facts, faults: lengthFault(names, cells), columnOf: columnAt };
}

function lengthFault(names: readonly string[], cells: readonly string[]): Fault[] {
  if (cells.length === names.length) return [];
  const say = `${cells.length} cells where line 1 has ${names.length}: a comma or a quotation mark is missing or too many`;
  return [{ column: 'the whole row', say }];
}

function notesOn(names: readonly string[]): string[] {
  const readOnly = names.filter((name) => READ_ONLY_COLUMNS.some((one) => one === name));
  const unknown = names.filter((name) => name !== '' && !COLUMN_NAMES.includes(name) && !readOnly.includes(name));
  const missing = COLUMN_NAMES.filter((name) => !names.includes(name));
  return [
    ...(readOnly.length === 0 ? [] : [`Only read, never imported: ${readOnly.join(', ')}.`]),
    ...(unknown.length === 0 ? [] : [`Not known, and left alone: ${unknown.map(shown).join(', ')}.`]),
    ...(missing.length === 0 ? [] : [`Not in the file, so these stay as they are: ${missing.join(', ')}.`]),
  ];
}

/** A name that somebody typed, fit for one line of a terminal. */
function shown(name: string): string {
  return JSON.stringify(name.slice(0, 40));
}
