import { type Grant, type Holder, type Ports, RECOVERY_HOLDER, type SiteIdentity } from '#src/ports.ts';
import { keyHolder } from './keyHolder.ts';

export type RollKeysResult =
  | { readonly kind: 'rolled'; readonly epoch: number }
  /** Nobody could open what would be sealed to the new key, so the old one stays. */
  | { readonly kind: 'refused'; readonly because: 'no-keys' | 'no-holders' }
  /** Somebody else rolled at the same moment, and this roll left nothing. */
  | { readonly kind: 'refused'; readonly because: 'rolled-meanwhile' };

export interface RollAsked {
  readonly site: string;
  /** A staff id, or `job` each quarter. */
  readonly actor: string;
  /** Somebody who leaves. */
  readonly without?: Holder;
}

/**
 * Starts a new key for a site. Its holders are those of the old one who still may hold it, never more, so the job of
 * each quarter can do it with public keys alone (security/controls I6).
 */
export async function rollKeys(ports: Ports, { site, actor, without }: RollAsked): Promise<RollKeysResult> {
  const current = await ports.keys.current(site);
  if (!current) return { kind: 'refused', because: 'no-keys' };
  const { identity, recipient } = await ports.vault.newKey();
  const next: SiteIdentity = { site, epoch: current.epoch + 1, identity };
  const holders = await ports.keys.holders(site, current.epoch);
  const grants = await grantsFor(
    ports,
    next,
    holders.filter((holder) => holder !== without),
  );
  if (grants.length === 0) return { kind: 'refused', because: 'no-holders' };
  const at = ports.clock.now();
  const audit = { at, actor, site, act: 'roll', object: null, result: `epoch-${next.epoch}` } as const;
  const added = await ports.keys.addEpoch({ site, epoch: next.epoch, recipient }, grants, at, audit);
  return added === 'added' ? { kind: 'rolled', epoch: next.epoch } : { kind: 'refused', because: 'rolled-meanwhile' };
}

async function grantsFor(ports: Ports, identity: SiteIdentity, holders: readonly Holder[]): Promise<Grant[]> {
  const grants = await Promise.all(
    holders.map(async (holder) => {
      const recipient = await recipientOf(ports, identity.site, holder);
      return recipient === null ? [] : [await ports.vault.sealGrant(identity, holder, recipient)];
    }),
  );
  return grants.flat();
}

async function recipientOf(ports: Ports, site: string, holder: Holder): Promise<string | null> {
  if (holder === RECOVERY_HOLDER) return (await ports.keys.recoverySheet(site))?.recipient ?? null;
  const answer = await keyHolder(ports, site, holder);
  return answer.kind === 'may' ? answer.recipient : null;
}
