import { mkdir, open, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ErasureJournal, JournalDeed, JournalLine } from '#src/ports/records.ts';

const NAME = /^(\d{4}-\d\d)\.txt$/;
const DEEDS: Readonly<Record<JournalDeed, true>> = {
  due: true,
  withdrawn: true,
  left: true,
  suspended: true,
  'let-in': true,
  'taken-back': true,
  given: true,
  new: true,
  held: true,
  waiting: true,
  outreach: true,
  closed: true,
  answered: true,
  'about-person': true,
};
const LINE = /^(\S{1,80}) (\d{4}-\d\d-\d\d) ([a-z-]{1,20})$/;

/** The journal as text files in a folder, one a month, a line each: an opaque id, a day, and what became of it. */
export function erasureFiles(folder: string): ErasureJournal {
  const fileOf = (month: string) => join(folder, `${month}.txt`);
  const read = async (month: string) => linesIn(await textOf(fileOf(month)));
  return {
    async months() {
      const names = await readdir(folder).catch(missingAs<string[]>([]));
      return names.flatMap((name) => NAME.exec(name)?.[1] ?? []).sort();
    },
    size: (month) => stat(fileOf(month)).then(({ size }) => size, missingAs(0)),
    read,
    async add(month, lines) {
      const text = await textOf(fileOf(month));
      const known = new Set(linesIn(text).map(({ id }) => id));
      const missing = lines.filter(({ id }) => !known.has(id));
      if (missing.length === 0) return;
      // A line that was cut off while it was written is ended first, so that it stands alone and counts for nothing.
      const before = text === '' || text.endsWith('\n') ? '' : '\n';
      await append(folder, fileOf(month), before + missing.map(({ id, on, why }) => `${id} ${on} ${why}\n`).join(''));
    },
  };
}

async function append(folder: string, file: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const handle = await open(file, 'a', 0o600);
  try {
    await handle.appendFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function linesIn(text: string): JournalLine[] {
  return text.split('\n').flatMap((line) => {
    const [, id, on, why] = LINE.exec(line) ?? [];
    return id && on && why && isDeed(why) ? [{ id, on, why }] : [];
  });
}

const isDeed = (word: string): word is JournalDeed => Object.hasOwn(DEEDS, word);

const textOf = (file: string) => readFile(file, 'utf8').catch(missingAs(''));

/** What is not there counts as this; a journal that cannot be read for another reason must not seem empty. */
function missingAs<T>(value: T): (error: unknown) => T {
  return (error) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return value;
    throw error;
  };
}
