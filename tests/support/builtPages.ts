import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILT_FILES_LIST, type BuiltFile, type BuiltFiles } from '#src/door/builtFiles.ts';

const DIST = 'dist';
/** Forms and pages in Spanish are no reading pages; /dev/ stands in no menu. */
const OTHERS = /^\/(?:dev|es|refer)\//;

/** Every file of the last build, by its path. */
export function builtFiles(): Map<string, BuiltFile> {
  const { files }: BuiltFiles = JSON.parse(readFileSync(join(DIST, BUILT_FILES_LIST), 'utf8'));
  return new Map(files.map((file) => [file.path, file]));
}

/** The prerendered pages that people come to read. */
export function readingPages(): BuiltFile[] {
  return [...builtFiles().values()].filter(({ page, path }) => page !== null && !OTHERS.test(path));
}

/** What the build wrote into a file. */
export function built({ file }: BuiltFile): string {
  return readFileSync(join(DIST, file), 'utf8');
}
