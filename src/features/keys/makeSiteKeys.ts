import type { Ports } from '#src/ports.ts';
import { keyHolder, type NoHolder, type SiteStaff } from './keyHolder.ts';
import { makeSheet, type NewSheet } from './makeSheet.ts';

export type MakeSiteKeysResult =
  | ({ readonly kind: 'made' } & NewSheet)
  | { readonly kind: 'refused'; readonly because: NoHolder | 'not-a-manager' | 'already-made' };

const FIRST_EPOCH = 1;

/** Makes a site's first key, held by its manager and by the paper sheet (threat-model §6.2, Onboarding). Once a site. */
export async function makeSiteKeys(ports: Ports, manager: SiteStaff): Promise<MakeSiteKeysResult> {
  const { site, id } = manager;
  if (manager.role !== 'manager') return { kind: 'refused', because: 'not-a-manager' };
  if (await ports.keys.current(site)) return { kind: 'refused', because: 'already-made' };
  const holder = await keyHolder(ports, site, id);
  if (holder.kind === 'may-not') return { kind: 'refused', because: holder.because };

  const { identity, recipient } = await ports.vault.newKey();
  const siteIdentity = { site, epoch: FIRST_EPOCH, identity };
  const grant = await ports.vault.sealGrant(siteIdentity, id, holder.recipient);
  const at = ports.clock.now();
  const audit = { at, actor: id, site, act: 'key-made', object: null, result: `epoch-${FIRST_EPOCH}` } as const;
  const to = [{ holder: id, recipient: holder.recipient }];
  const added = await ports.keys.addEpoch({ site, epoch: FIRST_EPOCH, recipient }, [grant], at, audit, to);
  if (added !== 'added') return { kind: 'refused', because: 'already-made' };
  return { kind: 'made', ...(await makeSheet(ports, { site, id, identities: async () => [siteIdentity] })) };
}
