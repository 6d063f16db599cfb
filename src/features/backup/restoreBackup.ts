import { newestArchive } from '#src/domain/archives.ts';
import type { Instant } from '#src/domain/day.ts';
import type { BackupKeys, Replayed } from '#src/ports/records.ts';
import type { Ports, Restoring } from '#src/ports.ts';

export interface AskedRestore {
  readonly folder: string;
  /** Go on although no journal of erasures is there. */
  readonly withoutJournal: boolean;
}

export interface ReplayedWithKeys extends Replayed {
  /** Sites that have a new key without whoever had left. */
  readonly rolled: number;
  /** Sites whose key is still the one that they had. */
  readonly notRolled: readonly { readonly site: string; readonly because: 'no-keys' | 'no-holders' | 'rolled-meanwhile' }[];
  /** Sites whose new key nobody but the paper sheet opens. */
  readonly onPaper: readonly string[];
}

/** What other features do on the restored database before anybody can reach it. */
export interface RestoreSteps {
  /** Does again whatever was journaled, and gives the sites of whoever had left a key without them. */
  readonly replay: (ports: Ports) => Promise<ReplayedWithKeys>;
  /** Erases what has reached its day since; answers how many items went. */
  readonly purge: (ports: Ports) => Promise<number>;
  /** Chains the audit and walks it; false: it is not whole. */
  readonly verify: (ports: Ports) => Promise<boolean>;
}

export type RestoreBackupResult =
  | {
      readonly kind: 'restored';
      readonly madeAt: Instant;
      readonly replayed: ReplayedWithKeys;
      readonly purged: number;
      readonly auditIsWhole: boolean;
      readonly keys: number;
    }
  | {
      readonly kind: 'refused';
      readonly because:
        | NonNullable<Awaited<ReturnType<Restoring['blockedBy']>>>
        | 'no-archives'
        | 'cannot-be-opened'
        | 'damaged'
        | 'other-mode'
        | 'no-journal'
        | 'log-not-emptied';
    };

/**
 * Restores the newest backup of a folder to where no database is. What was erased or has ended since it was made goes or ends again before
 * the database gets its name, so that no server can show it in between (product §3); a step that fails leaves nothing behind.
 */
export async function restoreBackup(restoring: Restoring, asked: AskedRestore, steps: RestoreSteps): Promise<RestoreBackupResult> {
  const blocked = await restoring.blockedBy();
  if (blocked !== null) return { kind: 'refused', because: blocked };
  const names = await restoring.names(asked.folder);
  const [data, keys] = [newestArchive(names, 'data'), newestArchive(names, 'keys')];
  if (data === null || keys === null) return { kind: 'refused', because: 'no-archives' };
  const unpacked = await restoring.unpack(asked.folder, { data: data.name, keys: keys.name }, await restoring.readIdentity());
  if (unpacked === null) return { kind: 'refused', because: 'cannot-be-opened' };
  try {
    const done = await makeWhole(await restoring.open(), unpacked, asked, steps);
    if (done.kind === 'refused') await restoring.abandon();
    else await restoring.finish();
    return done.kind === 'refused' ? done : { ...done, madeAt: data.madeAt };
  } catch (error) {
    await restoring.abandon();
    throw error;
  }
}

type Whole = Extract<RestoreBackupResult, { kind: 'refused' }> | Omit<Extract<RestoreBackupResult, { kind: 'restored' }>, 'madeAt'>;

async function makeWhole(ports: Ports, keys: BackupKeys, { withoutJournal }: AskedRestore, steps: RestoreSteps): Promise<Whole> {
  const { mode } = ports.settings;
  if (!(await ports.backup.isSound())) return { kind: 'refused', because: 'damaged' };
  // Invented people and known passphrases never stand beside real messages, in neither direction.
  if ((await ports.backup.mode()) !== mode || keys.mode !== mode) return { kind: 'refused', because: 'other-mode' };
  if (!withoutJournal && (await ports.journal.months()).length === 0) return { kind: 'refused', because: 'no-journal' };
  await ports.backup.joinKeys(keys);
  const replayed = await steps.replay(ports);
  const at = ports.clock.now();
  await ports.audit.add({ at, actor: 'operator', site: null, act: 'restore', object: null, result: `erased ${replayed.rows}` });
  const purged = await steps.purge(ports);
  const auditIsWhole = await steps.verify(ports);
  if (!(await ports.erasures.checkpoint())) return { kind: 'refused', because: 'log-not-emptied' };
  return { kind: 'restored', replayed, purged, auditIsWhole, keys: keys.staff.length };
}
