import { archiveName, archivesToEnd } from '#src/domain/archives.ts';
import { hasClockJumped } from '#src/domain/retention.ts';
import type { ArchiveFolders, BackupKeys } from '#src/ports/records.ts';
import type { Ports } from '#src/ports.ts';

export type MakeBackupResult =
  | {
      readonly kind: 'made';
      readonly names: readonly string[];
      /** Archives that had outlived their days and are gone. */
      readonly ended: readonly string[];
      /** The clock is not believed (security/controls K5), so none was taken away. */
      readonly keptOld: boolean;
    }
  | { readonly kind: 'refused'; readonly because: NonNullable<ArchiveFolders['refuses']> | 'not-served' };

/**
 * Makes a backup of the database in a folder: two archives, the data and what opens it (security/controls O6), both sealed. Nothing plain
 * stays behind. Archives of the folder that have outlived their days go, once the new ones are on the disk.
 */
export async function makeBackup(ports: Ports, folder: string): Promise<MakeBackupResult> {
  const { archives, backup } = ports;
  if (archives.refuses !== null) return { kind: 'refused', because: archives.refuses };
  const mode = await backup.mode();
  if (mode === null) return { kind: 'refused', because: 'not-served' };
  const at = ports.clock.now();
  const names = { data: archiveName('data', at), keys: archiveName('keys', at) };
  await archives.inPrivate(async (plain) => {
    const keys: BackupKeys = { mode, madeAt: at, ...(await backup.copyInto(`${plain}/portal.db`)) };
    await archives.sealFile(`${plain}/portal.db`, folder, names.data);
    await archives.sealText(JSON.stringify({ format: 1, ...keys }), folder, names.keys);
  });
  await ports.audit.add({ at, actor: 'operator', site: null, act: 'backup', object: null, result: 'ok' });
  return { kind: 'made', names: [names.data, names.keys], ...(await endOld(ports, folder)) };
}

// By a clock that ran ahead every older archive would seem to have had its days.
async function endOld({ archives, clock, erasures }: Ports, folder: string): Promise<{ ended: string[]; keptOld: boolean }> {
  const now = clock.now();
  const lastNow = await erasures.lastNow();
  if (lastNow !== null && hasClockJumped(lastNow, now)) return { ended: [], keptOld: true };
  const ended = archivesToEnd(await archives.names(folder), now).map(({ name }) => name);
  for (const name of ended) await archives.remove(folder, name);
  return { ended, keptOld: false };
}
