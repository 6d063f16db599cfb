import { access, link, mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Decrypter } from 'age-encryption';
import { z } from 'zod';
import type { BackupKeys } from '#src/ports/records.ts';
import type { Ports, Restoring } from '#src/ports.ts';
import { writeSynced } from './archiveFolders.ts';

export interface RestoringOptions {
  /** Where the database is to lie; null: on another machine. */
  readonly target: string | null;
  open(url: string): Promise<Ports>;
  close(): Promise<void>;
}

const KEYS = z.object({
  format: z.literal(1),
  mode: z.string(),
  madeAt: z.number(),
  staff: z.array(z.object({ id: z.string(), wrapped: z.string() })),
  grants: z.array(z.object({ site: z.string(), epoch: z.number(), holder: z.string(), sealed: z.string() })),
});

/** Beside a database file, what SQLite keeps of one that is open. */
const BESIDE = ['-wal', '-shm', '-journal'];

/** Restores into a file beside the target, and gives it the target's name when it is whole. */
export function restoringFile({ target, open: openPorts, close }: RestoringOptions): Restoring {
  const unpacked = `${target}.restoring`;
  const removeAll = async () => {
    for (const end of ['', ...BESIDE]) await rm(unpacked + end, { force: true });
  };
  return {
    async blockedBy() {
      if (target === null) return 'remote-database';
      const there = await Promise.all(['', ...BESIDE].map((end) => isThere(target + end)));
      return there.includes(true) ? 'database-there' : null;
    },
    names: (folder) => readdir(folder),
    readIdentity: async () => identityIn(await text(process.stdin)),
    async unpack(folder, names, identity) {
      await removeAll();
      await mkdir(dirname(unpacked), { recursive: true, mode: 0o700 });
      try {
        const keys = await readKeys(join(folder, names.keys), identity);
        await openTo(join(folder, names.data), identity, unpacked);
        return keys;
      } catch {
        // Damaged, cut short, or sealed to another key: the library's words may quote what it read.
        await removeAll();
        return null;
      }
    },
    open: () => openPorts(`file:${unpacked}`),
    async finish() {
      await close();
      // The log was emptied before; one that still holds something would be lost with its name.
      const log = await stat(`${unpacked}-wal`).then(
        ({ size }) => size,
        () => 0,
      );
      if (log > 0 || target === null) throw new Error('the restored database is still in use');
      // Never over a database that came there meanwhile.
      await link(unpacked, target);
      await removeAll();
    },
    async abandon() {
      await close();
      await removeAll();
    },
  };
}

/** The key in what was typed or piped in: comments and empty lines around it do not count. */
function identityIn(typed: string): string {
  const lines = typed.split('\n').map((line) => line.trim());
  return lines.find((line) => line !== '' && !line.startsWith('#')) ?? '';
}

async function readKeys(file: string, identity: string): Promise<BackupKeys> {
  const { format: _, ...keys } = KEYS.parse(JSON.parse(await decrypter(identity).decrypt(await readFile(file), 'text')));
  return keys;
}

async function openTo(file: string, identity: string, plain: string): Promise<void> {
  const source = await open(file);
  try {
    await writeSynced(plain, await decrypter(identity).decrypt(source.readableWebStream() as ReadableStream<Uint8Array>));
  } finally {
    await source.close();
  }
}

function decrypter(identity: string): Decrypter {
  const made = new Decrypter();
  made.addIdentity(identity);
  return made;
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
