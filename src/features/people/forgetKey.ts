import type { Staff } from '#src/domain/staff.ts';
import type { NewDelivery } from '#src/ports/letters.ts';
import type { Ports } from '#src/ports.ts';

export type ForgetKeyResult =
  | { readonly kind: 'forgotten' }
  /** `nobody-else`: they are the only one who can open messages; the paper opens them for a manager. */
  | { readonly kind: 'refused'; readonly because: 'not-allowed' | 'nobody-else' };

/**
 * Takes the key of a colleague away who lost their six words: they make a new one at their next sign-in, and are given access anew
 * (threat-model §6.5). Sessions and passkeys end with it.
 */
export async function forgetKey(ports: Ports, by: Staff, staffId: string): Promise<ForgetKeyResult> {
  const person = await ports.staff.byId(staffId);
  const mayDo = by.role === 'manager' && by.site !== null && person?.site === by.site && person.status !== 'left' && by.id !== staffId;
  if (!mayDo || by.site === null) return { kind: 'refused', because: 'not-allowed' };
  const at = ports.clock.now();
  const audit = { at, actor: by.id, site: by.site, act: 'grant-removed', object: staffId, result: 'key-lost' } as const;
  const letter: NewDelivery = { id: ports.ids.next(), kind: 'account-changed', staffId, nth: null, dueAt: at, secret: null };
  const isCleared = await ports.staff.clearKey({ staffId, site: by.site }, audit, [letter]);
  return isCleared ? { kind: 'forgotten' } : { kind: 'refused', because: 'nobody-else' };
}
