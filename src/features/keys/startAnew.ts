import type { Ports } from '#src/ports.ts';
import { keyHolder, type NoHolder, type SiteStaff } from './keyHolder.ts';
import { makeSheet, type NewSheet } from './makeSheet.ts';

export type StartAnewResult =
  | ({ readonly kind: 'started' } & NewSheet)
  /** `somebody-opens`: a person can open messages, so nothing is lost and they give access. */
  | { readonly kind: 'refused'; readonly because: NoHolder | 'not-a-manager' | 'no-keys' | 'somebody-opens' };

/**
 * Starts a key that opens nothing of before, held by the manager and a new sheet: the last way where everybody is gone and the paper is
 * lost (threat-model §6.5). What was sealed until now stays closed for ever; the site can be written to again.
 */
export async function startAnew(ports: Ports, { site, id, role }: SiteStaff): Promise<StartAnewResult> {
  if (role !== 'manager') return { kind: 'refused', because: 'not-a-manager' };
  const current = await ports.keys.current(site);
  if (!current) return { kind: 'refused', because: 'no-keys' };
  const holder = await keyHolder(ports, site, id);
  if (holder.kind === 'may-not') return { kind: 'refused', because: holder.because };
  const epoch = current.epoch + 1;
  const { identity, recipient } = await ports.vault.newKey();
  const siteIdentity = { site, epoch, identity };
  const grant = await ports.vault.sealGrant(siteIdentity, id, holder.recipient);
  const at = ports.clock.now();
  const audit = { at, actor: id, site, act: 'key-made', object: null, result: `epoch-${epoch}` } as const;
  const to = [{ holder: id, recipient: holder.recipient }];
  const added = await ports.keys.addEpoch({ site, epoch, recipient }, [grant], at, audit, to, 'anew');
  if (added !== 'added') return { kind: 'refused', because: 'somebody-opens' };
  return { kind: 'started', ...(await makeSheet(ports, { site, id, identities: async () => [siteIdentity] })) };
}
