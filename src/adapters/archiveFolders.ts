import { rmSync } from 'node:fs';
import { access, mkdir, mkdtemp, open, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Encrypter } from 'age-encryption';
import type { ArchiveFolders } from '#src/ports/records.ts';

export interface ArchiveFoldersOptions {
  /** The public half of the backup's age key. */
  readonly recipient: string | null;
  readonly isRemote: boolean;
}

/** Archives as age files (age-encryption.org/v1), which `age -d` opens too. Files go through in pieces, so their size is no matter. */
export function archiveFolders({ recipient, isRemote }: ArchiveFoldersOptions): ArchiveFolders {
  return {
    refuses: isRemote ? 'remote-database' : recipient === null ? 'no-recipient' : null,
    inPrivate,
    names: (folder) => readdir(folder),
    async sealFile(plain, folder, name) {
      const source = await open(plain);
      try {
        await seal(recipient, source.readableWebStream() as ReadableStream<Uint8Array>, folder, name);
      } finally {
        await source.close();
      }
    },
    sealText: (text, folder, name) => seal(recipient, new Blob([text]).stream() as ReadableStream<Uint8Array>, folder, name),
    remove: (folder, name) => rm(join(folder, name)),
  };
}

async function seal(recipient: string | null, plain: ReadableStream<Uint8Array>, folder: string, name: string): Promise<void> {
  if (recipient === null) throw new Error('nobody is named to seal a backup to');
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, name);
  if (await isThere(file)) throw new Error('a backup of this very second is there');
  const part = join(folder, `.${name}.part`);
  try {
    await writeSynced(part, await encrypter.encrypt(plain));
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** Writes a file that its owner alone can read, and waits until it is on the disk. */
export async function writeSynced(file: string, bytes: ReadableStream<Uint8Array>): Promise<void> {
  const handle = await open(file, 'w', 0o600);
  try {
    for await (const piece of bytes) await handle.writeFile(piece);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Whoever stops the command leaves no plain copy behind either. */
async function inPrivate<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'portal-backup-'));
  const stopped = () => {
    rmSync(folder, { recursive: true, force: true });
    process.exit(1);
  };
  process.once('SIGINT', stopped).once('SIGTERM', stopped);
  try {
    return await work(folder);
  } finally {
    process.off('SIGINT', stopped).off('SIGTERM', stopped);
    await rm(folder, { recursive: true, force: true });
  }
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
