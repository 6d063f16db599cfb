import { grantPart } from '#src/domain/audit.ts';
import type { StaffKey, Unlocked } from '#src/domain/staff.ts';
import type { Holder, SiteIdentity } from '#src/ports/keys.ts';
import type { Ports } from '#src/ports.ts';

type OpenPorts = Pick<Ports, 'keys' | 'vault' | 'audit' | 'clock'>;

/** Opens every key of the site that this worker holds, oldest first; one that does not open leaves an `integrity` row. */
export async function openSiteKeys(ports: OpenPorts, { staff, key }: Unlocked): Promise<SiteIdentity[]> {
  const { identities, broken } = await openGrants(ports, { site: staff.site, holder: staff.id, key });
  for (const epoch of broken) {
    const audit = { at: ports.clock.now(), actor: staff.id, site: staff.site, act: 'integrity', object: staff.id } as const;
    await ports.audit.add({ ...audit, result: grantPart(epoch) });
  }
  return identities;
}

/** Whose grants are opened, and with what. */
export interface HeldKeys {
  readonly site: string;
  readonly holder: Holder;
  readonly key: StaffKey;
}

export interface OpenedGrants {
  readonly identities: SiteIdentity[];
  /** Epochs whose grant is there and does not open. */
  readonly broken: number[];
}

/** Opens what a holder was granted; one that does not open does not keep the others shut. */
export async function openGrants(ports: Pick<Ports, 'keys' | 'vault'>, held: HeldKeys): Promise<OpenedGrants> {
  const opened: OpenedGrants = { identities: [], broken: [] };
  for (const { epoch } of await ports.keys.epochs(held.site)) {
    const grant = await ports.keys.grant(held.site, epoch, held.holder);
    if (!grant) continue;
    const answer = await ports.vault.openGrant(held.key, grant);
    if (answer.kind === 'opened') opened.identities.push(answer.value);
    else opened.broken.push(epoch);
  }
  return opened;
}
