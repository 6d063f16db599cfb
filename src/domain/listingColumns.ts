import { SITE_LANGUAGES, type Words } from './locale.ts';
import type { Listing } from './site.ts';

/** What a column group tells: a key of the listing. */
export type ColumnField = Exclude<keyof Listing, 'shapes' | 'checked' | 'confirmedOn' | 'demonstration'>;

/** How one fact of a listing stands in a table: in one column, or in several that belong together. */
export interface FieldColumns {
  readonly field: ColumnField;
  readonly columns: readonly string[];
  readonly write: (listing: Listing) => readonly string[];
  /** What the cells say. What cannot be read comes back as it is typed, and the rule of the field refuses it. */
  readonly read: (cells: readonly string[]) => unknown;
}

/**
 * The columns of the listings' CSV file, in its order: what the open data writes and the import reads. The warning stands before
 * the ways to write and call, so that nobody copies those without it. Drawn areas do not fit into a cell; GeoJSON has them.
 */
export const LISTING_COLUMNS: readonly FieldColumns[] = [
  text('slug', 'slug'),
  text('name', 'name'),
  text('state', 'state'),
  text('stage', 'stage'),
  number('stage_as_of', 'stageAsOf'),
  number('started', 'launched'),
  text('model', 'model'),
  words('departs', 'departs'),
  text('who_may_refer', 'whoMayRefer'),
  words('who_in_words', 'whoInWords'),
  list('pathways', 'pathways'),
  words('area', 'area'),
  {
    field: 'counties',
    columns: ['counties'],
    write: ({ counties }) => [counties.map(({ fips, name }) => `${fips} ${name}`).join('; ')],
    read: ([cell = '']) => partsOf(cell).map((part) => ({ fips: part.split(/\s+/)[0] ?? '', name: afterFirstWord(part) })),
  },
  {
    field: 'partial',
    columns: ['only_part_of_counties'],
    write: ({ partial }) => [partial ? 'yes' : 'no'],
    read: ([cell = '']) => YES_NO[cell.toLowerCase()] ?? cell,
  },
  list('zips', 'zips'),
  number('border_miles', 'borderMiles'),
  words('police_warning', 'policeWarning'),
  words('how_to_refer', 'howToRefer'),
  text('refer_page', 'referPage'),
  text('phone', 'phone'),
  text('email', 'email'),
  words('hours', 'hours'),
  text('host', 'host'),
  text('website', 'website'),
  lines('eligibility', 'eligibility'),
  lines('exclusions', 'exclusions'),
  lines('charges', 'charges'),
  {
    field: 'capacity',
    columns: ['places', 'most_places', 'places_as_of'],
    write: ({ capacity }) => (capacity === null ? ['', '', ''] : [`${capacity.places}`, `${capacity.most ?? ''}`, capacity.asOf]),
    read: (cells) => {
      const [places = '', most = '', asOf = ''] = cells;
      return cells.every((cell) => cell === '') ? null : { places: numberIn(places), most: numberIn(most), asOf };
    },
  },
  {
    field: 'successor',
    columns: ['successor'],
    write: ({ successor }) => [
      successor === null || typeof successor === 'string' ? (successor ?? '') : `${successor.url} ${successor.name}`,
    ],
    read: ([cell = '']) => {
      if (cell === '') return null;
      return /^https?:/.test(cell) ? { url: cell.split(/\s+/)[0] ?? '', name: afterFirstWord(cell) } : cell;
    },
  },
  {
    field: 'sources',
    columns: ['sources'],
    write: ({ sources }) => [sources.map(({ url, supports }) => `${url} ${onOneLine(supports)}`).join('\n')],
    read: ([cell = '']) => linesOf(cell).map((line) => ({ url: line.split(/\s+/)[0] ?? '', supports: afterFirstWord(line) })),
  },
];

/** Columns that the open data adds for its readers. An import leaves them alone: only a site itself confirms its listing. */
export const READ_ONLY_COLUMNS = ['id', 'page', 'status', 'takes_messages_here', 'last_confirmed', 'last_changed'] as const;

/** The names of the columns, in their order. */
export const COLUMN_NAMES: readonly string[] = LISTING_COLUMNS.flatMap(({ columns }) => columns);

const COLUMNS_OF = new Map<string, readonly string[]>(LISTING_COLUMNS.map(({ field, columns }) => [field, columns]));

/** The cells of one listing, under COLUMN_NAMES. */
export function cellsOf(listing: Listing): string[] {
  return LISTING_COLUMNS.flatMap(({ write }) => write(listing));
}

/** What a row tells, by the columns that are there; a fact whose columns are not all there is not told. */
export function valuesIn(row: ReadonlyMap<string, string>): Partial<Record<ColumnField, unknown>> {
  const told = LISTING_COLUMNS.filter(({ columns }) => columns.every((column) => row.has(column)));
  return Object.fromEntries(told.map(({ field, columns, read }) => [field, read(columns.map((column) => (row.get(column) ?? '').trim()))]));
}

/**
 * The column that a fault in a fact belongs to, for whoever has to find it.
 * @example columnAt(['area', 'es']) // 'area_es'
 */
export function columnAt(path: readonly PropertyKey[]): string {
  const [field, ...inner] = path.map(String);
  const columns = COLUMNS_OF.get(field ?? '') ?? [];
  const locale = SITE_LANGUAGES.find((one) => inner.includes(one));
  return columns.find((column) => locale !== undefined && column.endsWith(`_${locale}`)) ?? columns[0] ?? field ?? '';
}

const YES_NO: Readonly<Record<string, boolean>> = { yes: true, no: false };

type TextField = 'slug' | 'name' | 'state' | 'stage' | 'model' | 'whoMayRefer' | 'referPage' | 'phone' | 'email' | 'host' | 'website';
type WordsField = 'departs' | 'whoInWords' | 'area' | 'policeWarning' | 'howToRefer' | 'hours';

function text(column: string, field: TextField): FieldColumns {
  return { field, columns: [column], write: (listing) => [listing[field] ?? ''], read: ([cell = '']) => (cell === '' ? null : cell) };
}

function number(column: string, field: 'stageAsOf' | 'launched' | 'borderMiles'): FieldColumns {
  return { field, columns: [column], write: (listing) => [`${listing[field] ?? ''}`], read: ([cell = '']) => numberIn(cell) };
}

function list(column: string, field: 'pathways' | 'zips'): FieldColumns {
  return { field, columns: [column], write: (listing) => [listing[field].join('; ')], read: ([cell = '']) => partsOf(cell) };
}

function words(column: string, field: WordsField): FieldColumns {
  return {
    field,
    columns: inBoth(column),
    write: (listing) => SITE_LANGUAGES.map((locale) => listing[field]?.[locale] ?? ''),
    read: (cells) => (cells.every((cell) => cell === '') ? null : wordsIn(cells)),
  };
}

/** One line for each sentence, in the same order in both languages. */
function lines(column: string, field: 'eligibility' | 'exclusions' | 'charges'): FieldColumns {
  return {
    field,
    columns: inBoth(column),
    write: (listing) => SITE_LANGUAGES.map((locale) => listing[field].map((said) => onOneLine(said[locale])).join('\n')),
    read: (cells) => {
      const inEach = cells.map(linesOf);
      const most = Math.max(...inEach.map((each) => each.length));
      return Array.from({ length: most }, (_, index) => wordsIn(inEach.map((each) => each[index] ?? '')));
    },
  };
}

function inBoth(column: string): string[] {
  return SITE_LANGUAGES.map((locale) => `${column}_${locale}`);
}

function wordsIn(cells: readonly string[]): Words {
  return Object.fromEntries(SITE_LANGUAGES.map((locale, index) => [locale, cells[index] ?? ''])) as Words;
}

function numberIn(cell: string): unknown {
  if (cell === '') return null;
  return /^\d{1,9}(?:\.\d{1,3})?$/.test(cell) ? Number(cell) : cell;
}

function partsOf(cell: string): string[] {
  return cell.split(/[;\n]/).flatMap((part) => part.trim() || []);
}

function linesOf(cell: string): string[] {
  return cell.split('\n').flatMap((line) => line.trim() || []);
}

function onOneLine(said: string): string {
  return said.replaceAll('\n', ' ');
}

function afterFirstWord(said: string): string {
  return /^\S+\s+([\s\S]*)$/.exec(said)?.[1] ?? '';
}
