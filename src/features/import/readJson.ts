import { IMPORTED_FIELDS, type ImportedField } from './importedFacts.ts';
import type { Fault, ImportRow, ReadFile } from './importRow.ts';
import { linesOfItems } from './linesOfItems.ts';
import { isHsdsService, readHsdsService } from './readHsds.ts';

/** What a listing holds that no file can say: only the site itself confirms, and the rest is ours. */
const NOT_FROM_A_FILE: ReadonlySet<string> = new Set(['checked', 'confirmedOn', 'demonstration']);

/** Which listing an id of the open data belongs to. */
export type SlugOf = (id: string) => string | null;

/** Reads JSON: an array of listings, or services of HSDS as an array, as a page of a list, or alone. */
export function readJson(text: string, slugOf: SlugOf): ReadFile {
  const parsed = parse(text);
  if ('say' in parsed) return { kind: 'unreadable', say: parsed.say };
  const items = itemsIn(parsed.value);
  if (items === null) return { kind: 'unreadable', say: 'The file has to be an array of listings, or services of HSDS.' };
  const lines = linesOfItems(text);
  return { kind: 'rows', rows: items.map((item, index) => rowOf(item, lines[index] ?? 1, slugOf)), notes: [] };
}

/** Reads JSON of which each line is one listing or service. */
export function readJsonLines(text: string, slugOf: SlugOf): ReadFile {
  const rows = text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const parsed = parse(line);
    return [rowOf('say' in parsed ? undefined : parsed.value, index + 1, slugOf)];
  });
  return { kind: 'rows', rows, notes: [] };
}

function parse(text: string): { readonly value: unknown } | { readonly say: string } {
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, '')) };
  } catch (error) {
    const [, line, column] = /\(line (\d+) column (\d+)\)/.exec(error instanceof Error ? error.message : '') ?? [];
    const where = line === undefined ? 'its end' : `line ${line}, column ${column}`;
    return { say: `This is not JSON: at ${where} a comma, a quotation mark or a bracket is wrong.` };
  }
}

function itemsIn(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value;
  if (!isObject(value)) return null;
  if (Array.isArray(value['contents'])) return value['contents'];
  return isHsdsService(value) || 'slug' in value ? [value] : null;
}

function rowOf(item: unknown, line: number, slugOf: SlugOf): ImportRow {
  if (!isObject(item)) {
    return { line, slug: '', facts: {}, faults: [{ column: 'the whole row', say: 'write an object with a slug' }], columnOf: pathText };
  }
  if (isHsdsService(item)) return readHsdsService(item, line, slugOf);
  const { slug, ...rest } = item;
  const names = Object.keys(rest).filter((name) => !NOT_FROM_A_FILE.has(name));
  const facts = Object.fromEntries(names.filter(isImported).map((name) => [name, rest[name]]));
  const faults = names
    .filter((name) => !isImported(name))
    .map((name): Fault => ({ column: name.slice(0, 40), say: 'there is no such fact' }));
  return { line, slug: typeof slug === 'string' ? slug : '', facts, faults, columnOf: pathText };
}

function isImported(name: string): name is ImportedField {
  return IMPORTED_FIELDS.some((field) => field === name);
}

/**
 * Where something stands in an object.
 * @example pathText(['counties', 0, 'fips']) // 'counties[0].fips'
 */
function pathText(path: readonly PropertyKey[]): string {
  return path.map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? String(part) : `.${String(part)}`)).join('');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
