import { grantPart } from '#src/domain/audit.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import type { SiteIdentity } from '#src/ports/keys.ts';
import type { Ports } from '#src/ports.ts';
import { noteIntegrity } from './noteIntegrity.ts';

/** Opens the site's keys of these epochs for one request; an epoch without a grant to this worker is left out. */
export async function openKeysOf(ports: Ports, worker: Unlocked, epochs: readonly number[]): Promise<ReadonlyMap<number, SiteIdentity>> {
  const identities = new Map<number, SiteIdentity>();
  for (const epoch of new Set(epochs)) {
    const identity = await openSiteKey(ports, worker, epoch);
    if (identity) identities.set(epoch, identity);
  }
  return identities;
}

/** Opens one epoch's key; null when this worker holds no grant, or one that cannot be opened. */
export async function openSiteKey(ports: Ports, worker: Unlocked, epoch: number): Promise<SiteIdentity | null> {
  const grant = await ports.keys.grant(worker.staff.site, epoch, worker.staff.id);
  if (grant === null) return null;
  const opened = await ports.vault.openGrant(worker.key, grant);
  if (opened.kind === 'opened') return opened.value;
  await noteIntegrity(ports, worker, worker.staff.id, grantPart(epoch));
  return null;
}

/** Tells whether a worker holds any key of their site; somebody without one sees two numbers only (security/controls H5). */
export async function holdsSiteKey(ports: Ports, worker: Unlocked): Promise<boolean> {
  const epochs = await ports.keys.epochs(worker.staff.site);
  for (const { epoch } of epochs) {
    if (await ports.keys.grant(worker.staff.site, epoch, worker.staff.id)) return true;
  }
  return false;
}
