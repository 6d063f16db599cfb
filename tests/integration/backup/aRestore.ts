import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decrypter } from 'age-encryption';
import { onTestFinished } from 'vitest';
import { type OpenDatabase, openDatabase } from '#db/client.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { markMode } from '#db/modeMark.ts';
import { openStores } from '#db/stores.ts';
import { erasureFiles } from '#src/adapters/erasureFiles.ts';
import { restoringFile } from '#src/adapters/restoringFile.ts';
import { restore } from '#src/commands/restore.ts';
import type { Restoring } from '#src/ports.ts';
import { type TestPorts, type TestPortsAsked, testPorts } from '#tests/support/testPorts.ts';

/** A folder of its own, gone after the test. */
export async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lead-portal-backups-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export interface Machine extends TestPorts {
  /** The private half of the backup's key. */
  readonly identity: string;
}

/** A portal that can be backed up, as a server has left it. */
export async function aMachine(asked: TestPortsAsked = {}): Promise<Machine> {
  const { generateX25519Identity, identityToRecipient } = await import('age-encryption');
  const identity = await generateX25519Identity();
  const ports = await testPorts({ ...asked, backupRecipient: await identityToRecipient(identity) });
  onTestFinished(() => ports.close());
  await markMode(ports.db, ports.settings.mode);
  return { ...ports, identity };
}

export interface NewMachine {
  readonly folder: string;
  readonly file: string;
  readonly restoring: Restoring;
  /** Opens the database that was restored. */
  open(): Promise<TestPorts>;
}

/** A machine without a database, which has the journal of the old one. */
export async function aNewMachine(old: Machine, { identity = old.identity, hasJournal = true } = {}): Promise<NewMachine> {
  const folder = await aFolder();
  const file = join(folder, 'portal.db');
  if (hasJournal) await cp(join(old.file, '..', 'journal'), join(folder, 'journal'), { recursive: true }).catch(() => undefined);
  let database: OpenDatabase | undefined;
  const open = async (url: string) => {
    database = await openDatabase({ url });
    onTestFinished(() => database?.close());
    return {
      ...old,
      ...openStores(database),
      db: database.db,
      client: database.client,
      file,
      journal: erasureFiles(join(folder, 'journal')),
    };
  };
  const restoring = restoringFile({
    target: file,
    async open(url) {
      await migrateDatabase(url);
      return open(url);
    },
    close: async () => database?.close(),
  });
  return { folder, file, restoring: { ...restoring, readIdentity: async () => identity }, open: () => open(`file:${file}`) };
}

/** Runs the command of an operator. */
export async function restoreOn(machine: NewMachine, backups: string, ...switches: string[]) {
  const said: string[] = [];
  const ending = await restore.restore(machine.restoring, { words: [backups], switches: new Set(switches) }, (line) => said.push(line));
  return { ending, said: said.join('\n') };
}

/** What an archive holds, opened. */
export async function opened(file: string, identity: string): Promise<Buffer> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return Buffer.from(await decrypter.decrypt(await readFile(file)));
}

/** The bytes of every file under a folder. */
export async function bytesUnder(folder: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(await Promise.all(files.map(async (file) => [file, await readFile(file)] as const)));
}
