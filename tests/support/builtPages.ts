import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { splitLocale } from '#src/domain/locale.ts';
import { BUILT_FILES_LIST, type BuiltFile, type BuiltFiles } from '#src/door/builtFiles.ts';

const DIST = 'dist';
/** Forms are no reading pages; /dev/ stands in no menu. */
const OTHERS = /^\/(?:dev|refer)\//;

/** Every file of the last build, by its path. */
export function builtFiles(): Map<string, BuiltFile> {
  const { files }: BuiltFiles = JSON.parse(readFileSync(join(DIST, BUILT_FILES_LIST), 'utf8'));
  return new Map(files.map((file) => [file.path, file]));
}

/** The prerendered pages that people come to read, in every language. */
export function readingPages(): BuiltFile[] {
  return [...builtFiles().values()].filter(({ page, path }) => page !== null && !OTHERS.test(splitLocale(path).path));
}

/** What the build wrote into a file. */
export function built({ file }: BuiltFile): string {
  return readFileSync(join(DIST, file), 'utf8');
}
