import { type KeyFacts, type KeyTrouble, keyTroubles } from '#src/domain/keyHealth.ts';
import type { Ports } from '#src/ports.ts';

export interface KeyHealth {
  readonly facts: KeyFacts;
  /** What is wrong, the most urgent first; empty is well. */
  readonly troubles: readonly KeyTrouble[];
  /** The site said why one person is enough: its form does not pause for it. It is shown red all the same. */
  readonly isExcused: boolean;
}

type HealthPorts = Pick<Ports, 'keys' | 'staff' | 'audit' | 'setups' | 'clock'>;

/** Tells whether a site could still read its messages tomorrow (security/threat-model §6.5). */
export async function keyHealth(ports: HealthPorts, site: string): Promise<KeyHealth> {
  const lives = await ports.keys.lives(site);
  const facts: KeyFacts = {
    now: ports.clock.now(),
    keyMadeAt: lives.at(-1)?.madeAt ?? null,
    holders: (await ports.keys.openers(site)).length,
    unlockedAt: await ports.audit.latestAt(site, 'unlock'),
    sheet: await ports.keys.recoverySheet(site),
    leftAt: await ports.staff.leftWithKeyAt(site),
  };
  const isOneEnough = ((await ports.setups.ofSite(site))?.oneHolder ?? null) !== null;
  return { facts, troubles: keyTroubles(facts), isExcused: isOneEnough && facts.holders > 0 };
}
