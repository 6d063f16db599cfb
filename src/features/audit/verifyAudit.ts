import type { ChainAnswer } from '#src/ports/records.ts';
import type { Ports } from '#src/ports.ts';

/** Walks the audit's chain from its first row to its last (security/controls L5). Changes nothing. */
export function verifyAudit({ audit }: Pick<Ports, 'audit'>): Promise<ChainAnswer> {
  return audit.walkChain();
}

export type FindHeadResult =
  | { readonly kind: 'found'; readonly seq: number }
  /** The chain is not the one that this head was mailed from. */
  | { readonly kind: 'not-there' }
  | { readonly kind: 'not-a-hash' };

/** Looks whether a head that was mailed on some day still stands in the chain: it does unless the audit was written anew. */
export async function findHead({ audit }: Pick<Ports, 'audit'>, typed: string): Promise<FindHeadResult> {
  const hash = typed.trim().toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(hash)) return { kind: 'not-a-hash' };
  const seq = await audit.chainedAt(hash);
  return seq === null ? { kind: 'not-there' } : { kind: 'found', seq };
}
