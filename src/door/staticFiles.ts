import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { BUILT_FILES_LIST, type BuiltFile, type BuiltFiles, PACKINGS, type Packed, type Packing } from './builtFiles.ts';
import { contentPolicy, NOTHING_INLINE } from './contentPolicy.ts';
import { createFileMemory, type Latin1 } from './fileMemory.ts';
import { type HeaderList, securityHeaders } from './securityHeaders.ts';

/** A file, with every header of every answer made beforehand: nothing is computed while somebody waits. */
interface Prepared {
  readonly etag: string;
  readonly notModified: HeaderList;
  readonly plain: Variant;
  readonly packed: Partial<Readonly<Record<Packing, Variant>>>;
  /** For a browser that saves data, where the page does without this file; null where it does not. */
  readonly spared: HeaderList | null;
}

/** What a request says about the answer that it can use. */
interface Wants {
  readonly encodings: string | undefined;
  readonly etags: string | undefined;
  readonly saveData?: string | undefined;
}

interface Variant {
  readonly file: string;
  readonly headers: HeaderList;
}

export interface StaticAnswer {
  readonly status: 200 | 204 | 304;
  readonly headers: HeaderList;
  /** Null for a 204 and a 304. */
  readonly file: string | null;
}

export interface StaticFiles {
  readonly stylesheets: readonly string[];
  has(path: string): boolean;
  answer(path: string, wants: Wants): StaticAnswer | null;
  /** Undefined until `read` has fetched it once. */
  remembered(file: string): Latin1 | undefined;
  read(file: string): Promise<Latin1>;
}

/** Their names change with their bytes, so no browser needs to ask again. */
const HASHED_NAMES = '/_astro/';
const FOREVER = 'public, max-age=31536000, immutable';
const ASK_AGAIN = 'public, max-age=0, must-revalidate';
/** Pages have a stand-in of the same widths for it (src/styles/font.css). */
const SPARED_TYPE = 'font/woff2';
/** Private: a cache on the way that minds no Vary must never keep the empty answer for everybody. */
const SPARED_FOR_A_DAY = 'private, max-age=86400';

/** Loads the list of a finished build. Without one there is nothing to serve: better not to start. */
export function loadStaticFiles(clientDir: string, https: boolean): StaticFiles {
  const outDir = dirname(clientDir.replace(/\/$/, ''));
  const built: BuiltFiles = JSON.parse(readFileSync(join(outDir, BUILT_FILES_LIST), 'utf8'));
  const byPath = new Map(built.files.map((file) => [file.path, prepare(file, https)]));
  const memory = createFileMemory((file) => readFile(join(outDir, file)));
  return {
    stylesheets: built.stylesheets,
    has: (path) => byPath.has(path),
    answer: (path, wants) => {
      const prepared = byPath.get(path);
      if (prepared === undefined) return null;
      if (isSameTag(wants.etags, prepared.etag)) return { status: 304, headers: prepared.notModified, file: null };
      if (prepared.spared !== null && isSavingData(wants.saveData)) return { status: 204, headers: prepared.spared, file: null };
      const { headers, file } = bestVariant(prepared, wants.encodings);
      return { status: 200, headers, file };
    },
    remembered: memory.remembered,
    read: memory.read,
  };
}

/** Tells whether the browser's copy is still right; tags are compared weakly, as RFC 9110 §13.1.2 asks for If-None-Match. */
export function isSameTag(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch === etag || ifNoneMatch === '*') return true;
  const bare = etag.replace(/^W\//, '');
  return ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === bare);
}

/** Tells whether the reader asked to be spared bytes (Save-Data, wicg.github.io/savedata). */
export function isSavingData(saveData: string | undefined): boolean {
  return saveData?.split(';')[0]?.trim().toLowerCase() === 'on';
}

/** The best packing that a browser takes: brotli, else gzip, else none. `q=0` means that it does not. */
export function bestPacking(acceptEncoding: string | undefined): Packing | null {
  if (acceptEncoding === undefined) return null;
  return PACKINGS.find((packing) => takes(acceptEncoding, packing)) ?? null;
}

function takes(acceptEncoding: string, packing: Packing): boolean {
  if (!acceptEncoding.includes(packing)) return false;
  return acceptEncoding.split(',').some((choice) => {
    const [name = '', weight = ''] = choice.split(';');
    return name.trim().toLowerCase() === packing && !/^\s*q=0(?:\.0*)?\s*$/i.test(weight);
  });
}

function bestVariant({ plain, packed }: Prepared, encodings: string | undefined): Variant {
  const packing = packed.br === undefined && packed.gzip === undefined ? null : bestPacking(encodings);
  return (packing === null ? undefined : packed[packing]) ?? plain;
}

function prepare(file: BuiltFile, https: boolean): Prepared {
  const policy = contentPolicy(file.path, file.page ?? NOTHING_INLINE);
  const guards = securityHeaders(policy, { https, indexed: file.page !== null });
  const isSpared = file.type === SPARED_TYPE;
  const vary = [...(Object.keys(file.packed).length === 0 ? [] : ['Accept-Encoding']), ...(isSpared ? ['Save-Data'] : [])];
  const shared = [
    ...guards,
    ...['Cache-Control', file.path.startsWith(HASHED_NAMES) ? FOREVER : ASK_AGAIN],
    ...['ETag', file.etag],
    ...(vary.length === 0 ? [] : ['Vary', vary.join(', ')]),
  ];
  const spared = isSpared ? [...guards, 'Cache-Control', SPARED_FOR_A_DAY, 'Vary', 'Save-Data'] : null;
  const variant = ({ file: name, size }: Packed, packing: Packing | null): Variant => ({
    file: name,
    headers: [
      ...shared,
      ...['Content-Type', file.type, 'Content-Length', String(size)],
      ...(packing === null ? [] : ['Content-Encoding', packing]),
    ],
  });
  const packed = Object.fromEntries(PACKINGS.flatMap((packing) => entryOf(file.packed[packing], (it) => [packing, variant(it, packing)])));
  return { etag: file.etag, notModified: shared, plain: variant(file, null), packed, spared };
}

function entryOf<In, Out>(value: In | undefined, toEntry: (value: In) => Out): Out[] {
  return value === undefined ? [] : [toEntry(value)];
}
