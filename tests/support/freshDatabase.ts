import { createHash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type OpenDatabase, openDatabase } from '#db/client.ts';
import { migrateDatabase } from '#db/migrate.ts';

const MIGRATIONS = path.resolve(import.meta.dirname, '../../db/migrations');

export interface FreshDatabase extends OpenDatabase {
  readonly file: string;
  readonly url: string;
  /** Closes the database and removes its folder. */
  remove(): Promise<void>;
}

/** An open database of its own for one test: a copy of one migrated file. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const folder = await mkdtemp(path.join(tmpdir(), 'lead-portal-'));
  const file = path.join(folder, 'portal.db');
  await copyFile(await migratedFile(), file);
  const url = `file:${file}`;
  const open = await openDatabase({ url });
  return {
    ...open,
    file,
    url,
    async remove() {
      open.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

// Made once for each state of the migrations, and put in place by a rename so that parallel test files share it.
async function migratedFile(): Promise<string> {
  const folder = path.join(tmpdir(), 'lead-portal-migrated');
  const file = path.join(folder, `${await fingerprintOf(MIGRATIONS)}.db`);
  if (await isThere(file)) return file;
  await mkdir(folder, { recursive: true });
  const own = await mkdtemp(path.join(folder, 'making-'));
  await migrateDatabase(`file:${path.join(own, 'new.db')}`);
  const { client, close } = await openDatabase({ url: `file:${path.join(own, 'new.db')}` });
  // One file without a log beside it, fit for copying.
  await client.execute({ sql: 'VACUUM INTO ?', args: [path.join(own, 'whole.db')] });
  close();
  await rename(path.join(own, 'whole.db'), file);
  await rm(own, { recursive: true });
  return file;
}

async function fingerprintOf(folder: string): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')));
  return createHash('sha256').update(texts.join('\0')).digest('hex').slice(0, 16);
}

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
