import type { Unlocked } from '#src/domain/staff.ts';
import type { NewDelivery } from '#src/ports/letters.ts';
import type { Ports } from '#src/ports.ts';
import { keyHolder, type NoHolder } from './keyHolder.ts';
import { openSiteKeys } from './openSiteKeys.ts';

/** A colleague, and the four words by which the manager knew the key. */
export interface Newcomer {
  readonly staffId: string;
  readonly fingerprint: string;
}

export type GiveAccessResult =
  | { readonly kind: 'given'; readonly epochs: number }
  | { readonly kind: 'refused'; readonly because: NoHolder | 'not-a-manager' | 'other-key' | 'holds-no-key' };

/**
 * Re-encrypts every key that the manager holds to a colleague, who is told by letter (security/controls B11); nobody outside the site can do
 * this (threat-model §6.2).
 */
export async function giveAccess(ports: Ports, manager: Unlocked, newcomer: Newcomer): Promise<GiveAccessResult> {
  const { site, id, role } = manager.staff;
  if (role !== 'manager') return { kind: 'refused', because: 'not-a-manager' };
  const holder = await keyHolder(ports, site, newcomer.staffId);
  if (holder.kind === 'may-not') return { kind: 'refused', because: holder.because };
  // The key may have been exchanged since the manager compared the words.
  if (ports.vault.fingerprint(holder.recipient) !== newcomer.fingerprint) return { kind: 'refused', because: 'other-key' };

  const identities = await openSiteKeys(ports, manager);
  if (identities.length === 0) return { kind: 'refused', because: 'holds-no-key' };
  const seal = ports.vault.sealGrant;
  const grants = await Promise.all(identities.map((identity) => seal(identity, newcomer.staffId, holder.recipient)));
  const result = `attestation-${holder.attestationVersion}`;
  const at = ports.clock.now();
  const letter: NewDelivery = {
    id: ports.ids.next(),
    kind: 'account-changed',
    staffId: newcomer.staffId,
    nth: null,
    dueAt: at,
    secret: null,
  };
  const audit = { at, actor: id, site, act: 'grant', object: newcomer.staffId, result } as const;
  const to = [{ holder: newcomer.staffId, recipient: holder.recipient }];
  const added = await ports.keys.addGrants(grants, audit, { to, letters: [letter] });
  return added === 'added' ? { kind: 'given', epochs: grants.length } : { kind: 'refused', because: 'other-key' };
}
