import { type Holder, RECOVERY_HOLDER } from '#src/ports/keys.ts';
import type { Ports } from '#src/ports.ts';
import { nextEpoch } from './nextEpoch.ts';

export type RollKeysResult =
  | { readonly kind: 'rolled'; readonly epoch: number }
  /** Nobody could open what would be sealed to the new key, so the old one stays. */
  | { readonly kind: 'refused'; readonly because: 'no-keys' | 'no-holders' }
  /** Somebody else rolled, or a holder's key or the sheet was exchanged, at the same moment, and this roll left nothing. */
  | { readonly kind: 'refused'; readonly because: 'rolled-meanwhile' };

export interface RollAsked {
  readonly site: string;
  /** A staff id, or `job` each quarter. */
  readonly actor: string;
  /** Somebody who leaves. */
  readonly without?: Holder;
  /** Who must still be able to open messages in the moment of the roll. */
  readonly keeper?: string | undefined;
}

/**
 * Starts a new key for a site. Its holders are those of the old one who still may hold it, never more, so the job of
 * each quarter can do it with public keys alone (security/controls I6).
 */
export async function rollKeys(ports: Ports, { site, actor, without, keeper }: RollAsked): Promise<RollKeysResult> {
  const next = await nextEpoch(ports, { site, without });
  if (next.kind === 'refused') return next;
  const { key, grants, to } = next;
  // Where nobody leaves, a key that paper alone would open can wait: whoever is suspended may come back, and the paper may be gone by then.
  if (without === undefined && to.every(({ holder }) => holder === RECOVERY_HOLDER)) return { kind: 'refused', because: 'no-holders' };
  const at = ports.clock.now();
  const audit = { at, actor, site, act: 'roll', object: null, result: `epoch-${key.epoch}` } as const;
  const added = await ports.keys.addEpoch(key, grants, at, audit, to, keeper === undefined ? undefined : { keeper });
  return added === 'added' ? { kind: 'rolled', epoch: key.epoch } : { kind: 'refused', because: 'rolled-meanwhile' };
}
