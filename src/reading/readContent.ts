import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { z } from 'zod';
import { DEFAULT_LOCALE, LOCALES, type Locale } from '#src/domain/locale.ts';
import { type ContentFile, type Fault, readContentFile } from './contentFile.ts';
import { COLLECTIONS, type Collection, type FactsOf, type Source, source, TWINS, type WordsOf } from './schemas.ts';

/** An entry of one of the collections, its facts typed by its folder. */
export type EntryFile = { [F in Collection]: ContentFile<F, FactsOf[F]> }[Collection];
export type SourceFile = ContentFile<'sources', Source>;
/** An earlier version of an entry: a copy of its file as it stood, `content/versions/faq/what-is-lead/1.0.md`. */
export type OlderFile = EntryFile & { readonly version: string };
/** What an entry says in another language: `content/es/faq/what-is-lead.md`. */
export type TwinFile = { [F in Collection]: ContentFile<F, WordsOf[F]> }[Collection] & { readonly locale: Locale };

export interface Content {
  readonly files: readonly EntryFile[];
  readonly twins: readonly TwinFile[];
  readonly older: readonly OlderFile[];
  readonly sources: ReadonlyMap<string, SourceFile>;
  /** Slugs of the files in content/sites; the directory itself is read elsewhere. */
  readonly sites: readonly string[];
  /** What does not fit its schema. Such a file stands in none of the lists above. */
  readonly faults: readonly Fault[];
  /** Those files, as `faq/what-is-lead` or `es/faq/what-is-lead`: they exist, so a link to one is no mistake of its own. */
  readonly unread: ReadonlySet<string>;
}

/** Filled while the files are read. */
interface Told {
  readonly faults: Fault[];
  readonly unread: Set<string>;
}

const FOLDERS = Object.keys(COLLECTIONS) as Collection[];
/** The languages in which every page has a twin. */
export const TWIN_LOCALES: readonly Locale[] = LOCALES.filter((locale) => locale !== DEFAULT_LOCALE);

/** Reads every collection, its twins, every older version and every source below a `content/` folder; what does not fit comes back as faults. */
export function readContent(root: string): Content {
  const told: Told = { faults: [], unread: new Set() };
  return {
    files: FOLDERS.flatMap((folder) => namesIn(root, `${folder}/*.md`).flatMap((name) => readEntry(root, name, folder, told))),
    twins: TWIN_LOCALES.flatMap((locale) => FOLDERS.flatMap((folder) => readTwins(root, locale, folder, told))),
    older: FOLDERS.flatMap((folder) => namesIn(root, `versions/${folder}/*/*.md`).flatMap((name) => readOlder(root, name, folder, told))),
    sources: new Map(namesIn(root, 'sources/*.yaml').flatMap((name) => readSource(root, name, told))),
    sites: namesIn(root, 'sites/*.yaml').map((name) => basename(name, '.yaml')),
    ...told,
  };
}

function namesIn(root: string, pattern: string): string[] {
  return globSync(pattern, { cwd: root }).toSorted();
}

function readEntry(root: string, name: string, folder: Collection, told: Told, slug = basename(name, '.md')): EntryFile[] {
  const schema: z.ZodType = COLLECTIONS[folder];
  // The folder decides the schema, and so the type; TypeScript cannot follow that through a table.
  return read(root, name, { folder, slug, schema }, told) as EntryFile[];
}

function readOlder(root: string, name: string, folder: Collection, told: Told): OlderFile[] {
  const version = basename(name, '.md');
  return readEntry(root, name, folder, told, basename(dirname(name))).map((file) => ({ ...file, version }));
}

function readTwins(root: string, locale: Locale, folder: Collection, told: Told): TwinFile[] {
  const schema: z.ZodType = TWINS[folder];
  return namesIn(root, `${locale}/${folder}/*.md`).flatMap((name) => {
    const twins = read(root, name, { folder, slug: basename(name, '.md'), schema }, told) as Omit<TwinFile, 'locale'>[];
    return twins.map((twin) => ({ ...twin, locale }) as TwinFile);
  });
}

function readSource(root: string, name: string, told: Told): [string, SourceFile][] {
  return read(root, name, { folder: 'sources', slug: basename(name, '.yaml'), schema: source }, told).map((file) => [file.slug, file]);
}

interface Place<Folder extends string, Data> {
  readonly folder: Folder;
  readonly slug: string;
  readonly schema: z.ZodType<Data>;
}

function read<Folder extends string, Data>(root: string, name: string, at: Place<Folder, Data>, told: Told): ContentFile<Folder, Data>[] {
  const file = join(root, name);
  const result = readContentFile({ ...at, file, text: readFileSync(file, 'utf8') });
  if (result.kind === 'read') return [result.file];
  told.faults.push(...result.faults);
  told.unread.add(name.replace(/\.\w+$/, ''));
  return [];
}
