import { type Grant, type Holder, type NewEpoch, RECOVERY_HOLDER, type SealedTo, type SiteIdentity } from '#src/ports/keys.ts';
import type { Ports } from '#src/ports.ts';
import { keyHolder } from './keyHolder.ts';

export type NextEpochResult =
  | ({ readonly kind: 'next' } & NewEpoch)
  /** Nobody could open what would be sealed to the new key. */
  | { readonly kind: 'refused'; readonly because: 'no-keys' | 'no-holders' };

/** Somebody may leave with it. */
export interface NextEpochAsked {
  readonly site: string;
  readonly without?: Holder | undefined;
}

/**
 * Makes the next key of a site and seals it to the holders of the current one who still may hold it, never more (security/controls I6).
 * Nothing is stored: whoever stores it does so only while nothing of what was read here has changed.
 */
export async function nextEpoch(
  ports: Pick<Ports, 'keys' | 'staff' | 'vault'>,
  { site, without }: NextEpochAsked,
): Promise<NextEpochResult> {
  const current = await ports.keys.current(site);
  if (!current) return { kind: 'refused', because: 'no-keys' };
  const { identity, recipient } = await ports.vault.newKey();
  const key = { site, epoch: current.epoch + 1, recipient };
  const holders = (await ports.keys.holders(site, current.epoch)).filter((holder) => holder !== without);
  const sealed = await sealedFor(ports, { site, epoch: key.epoch, identity }, holders);
  if (sealed.length === 0) return { kind: 'refused', because: 'no-holders' };
  return { kind: 'next', key, grants: sealed.map(({ grant }) => grant), to: sealed.map(({ to }) => to) };
}

interface SealedGrant {
  readonly grant: Grant;
  readonly to: SealedTo;
}

async function sealedFor(
  ports: Pick<Ports, 'keys' | 'staff' | 'vault'>,
  identity: SiteIdentity,
  holders: readonly Holder[],
): Promise<SealedGrant[]> {
  const sealed = await Promise.all(
    holders.map(async (holder): Promise<SealedGrant[]> => {
      const recipient = await recipientOf(ports, identity.site, holder);
      return recipient === null ? [] : [{ grant: await ports.vault.sealGrant(identity, holder, recipient), to: { holder, recipient } }];
    }),
  );
  return sealed.flat();
}

async function recipientOf(ports: Pick<Ports, 'keys' | 'staff'>, site: string, holder: Holder): Promise<string | null> {
  if (holder === RECOVERY_HOLDER) return (await ports.keys.recoverySheet(site))?.recipient ?? null;
  const answer = await keyHolder(ports, site, holder);
  return answer.kind === 'may' ? answer.recipient : null;
}
