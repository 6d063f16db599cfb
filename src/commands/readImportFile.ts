import { readFile, stat } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { ReadFile } from '#src/features/import/importRow.ts';
import { readJson, readJsonLines, type SlugOf } from '#src/features/import/readJson.ts';
import { readTable, type TableRecord } from '#src/features/import/readTable.ts';

/** Ten thousand listings are some ten million bytes. */
const MOST_BYTES = 200_000_000;

/** Reads a file of listings: CSV in our columns, JSON, or HSDS. Its ending says which, or else its first sign. */
export async function readImportFile(file: string, slugOf: SlugOf): Promise<ReadFile> {
  const text = await textOf(file);
  if (text === null) return unreadable('There is no file of this name that can be read, or it is longer than 200 million bytes.');
  if (text === undefined) return unreadable('The file is not UTF-8. Save it as "CSV UTF-8" and try again.');
  if (/\.(?:ndjson|jsonl)$/i.test(file)) return readJsonLines(text, slugOf);
  return /\.json$/i.test(file) || /^\uFEFF?\s*[[{]/.test(text) ? readJson(text, slugOf) : readCsv(text);
}

/** Null: no such file. Undefined: it is no UTF-8, and letters of names would be lost. */
async function textOf(file: string): Promise<string | null | undefined> {
  const bytes = await stat(file).then(
    ({ size }) => (size > MOST_BYTES ? null : readFile(file)),
    () => null,
  );
  if (bytes === null) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function readCsv(text: string): ReadFile {
  const records: TableRecord[] = [];
  let line = 1;
  try {
    // Cells are counted against the head of the table, where the row can still be named.
    const read = parse(text, { bom: true, relax_column_count: true, skip_empty_lines: false, info: true }) as unknown as CsvRecord[];
    for (const { record, info } of read) {
      records.push({ line, cells: record });
      line = info.lines + 1;
    }
  } catch (error) {
    return unreadable(`${whereOf(error)}: a quotation mark is missing or too many, so that the rows after it cannot be told apart.`);
  }
  return readTable(records);
}

interface CsvRecord {
  readonly record: readonly string[];
  /** How many lines were read when the record was over. */
  readonly info: { readonly lines: number };
}

function whereOf(error: unknown): string {
  const lines = error instanceof Error && 'lines' in error ? Number(error.lines) : Number.NaN;
  return Number.isNaN(lines) ? 'Somewhere' : `Near line ${lines}`;
}

function unreadable(say: string): ReadFile {
  return { kind: 'unreadable', say };
}
