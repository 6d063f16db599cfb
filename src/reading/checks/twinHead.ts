import type { Fault } from '#src/reading/contentFile.ts';
import type { EntryFile, TwinFile } from '#src/reading/readContent.ts';
import { missingIn } from './differenceOf.ts';
import { figureTokens } from './figureTokens.ts';

type Path = readonly PropertyKey[];
interface Difference {
  readonly path: Path;
  readonly message: string;
}

/** Lists that the page joins by their place: a bar too few, and each value after it would stand at another's words. */
export function joinedDifferences(twin: TwinFile, page: EntryFile): Fault[] {
  const charts = listAt(page.data, ['charts']).flatMap((_, index) => lengthDifference(twin, page, ['charts', index, 'bars']));
  return [...lengthDifference(twin, page, ['first']), ...lengthDifference(twin, page, ['charts']), ...charts].map(faultIn(twin));
}

/** Where the head of a twin says more or less than the English one: its versions, lists and figures. */
export function headDifferences(twin: TwinFile, page: EntryFile): Fault[] {
  const differences = [...versionDifferences(twin, page), ...lengthDifference(twin, page, ['doesNotShow']), ...factDifferences(twin, page)];
  return differences.map(faultIn(twin));
}

function faultIn({ file, lineOf }: TwinFile): (difference: Difference) => Fault {
  return ({ path, message }) => ({ file, line: lineOf(path), message: `${path.join('.')}: ${message}` });
}

function versionDifferences({ data }: TwinFile, page: EntryFile): Difference[] {
  const [wanted, found] = [page.data.versions.map(({ version }) => version), Object.keys(data.what)];
  return [
    ...missingIn(found, wanted).map((version) => ({ path: ['what'], message: `say what changed in version "${version}"` })),
    ...missingIn(wanted, found).map((version) => ({ path: ['what', version], message: 'the English page has no such version' })),
  ];
}

function lengthDifference(twin: TwinFile, page: EntryFile, path: Path): Difference[] {
  const [wanted, found] = [listAt(page.data, path).length, listAt(twin.data, path).length];
  return wanted === found ? [] : [{ path, message: `${found} ${found === 1 ? 'entry' : 'entries'}, ${wanted} in English` }];
}

/** Every text of the English head that the twin has too or lacks, and the figures in both. */
function factDifferences(twin: TwinFile, page: EntryFile): Difference[] {
  return FACTS.flatMap((fact) => textsBelow(valueAt(page.data, [fact]), [fact])).flatMap(({ text, path }) => {
    const own = valueAt(twin.data, path);
    if (own === undefined) return path.length === 1 || path.at(-1) === 'note' ? [{ path, message: 'is missing, English has it' }] : [];
    return typeof own === 'string' ? figuresApart(text, own).map((message) => ({ path, message })) : [];
  });
}

const FACTS = ['title', 'summary', 'short', 'design', 'groups', 'place', 'years', 'result', 'doesNotShow', 'charts', 'first'];

function figuresApart(english: string, own: string): string[] {
  const [wanted, found] = [figureTokens(english), figureTokens(own)];
  const unit = /^[\s$%]*$/.test(english) && english.trim() !== own.trim();
  return [
    ...(unit ? [`it must be "${english}"`] : []),
    ...missingIn(found, wanted).map((figure) => `"${figure}" is missing, English has it`),
    ...missingIn(wanted, found).map((figure) => `"${figure}" does not stand in English`),
  ];
}

function textsBelow(value: unknown, path: Path): { text: string; path: Path }[] {
  if (typeof value === 'string') return [{ text: value, path }];
  if (typeof value !== 'object' || value === null) return [];
  const entries: [PropertyKey, unknown][] = Array.isArray(value) ? value.map((one, index) => [index, one]) : Object.entries(value);
  return entries.flatMap(([key, below]) => (key === 'to' ? [] : textsBelow(below, [...path, key])));
}

function listAt(data: object, path: Path): unknown[] {
  const value = valueAt(data, path);
  return Array.isArray(value) ? value : [];
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce((value: unknown, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined), data);
}
