import type { Instant } from '#src/domain/day.ts';
import type { Rung } from '#src/domain/ladder.ts';
import type { Ports } from '#src/ports.ts';

/** What the desk is told of its own promises: how many are missed, who knows, and whether the latest test is red. */
export interface MissedAtDesk {
  readonly missed: number;
  /** The rung that was reached, and when; null: nobody was told so far. */
  readonly told: { readonly rung: Rung; readonly at: Instant } | null;
  /** The form of the demonstration never closes itself. */
  readonly neverCloses: boolean;
  readonly isRehearsalRed: boolean;
}

/** How the promises of a site stand now, computed from its messages. */
export async function missedAtDesk(ports: Ports, site: string): Promise<MissedAtDesk> {
  const missed = await ports.ladders.countMissed(site, ports.clock.now());
  const ladder = missed === 0 ? null : await ports.ladders.ofSite(site);
  const rehearsal = await ports.rehearsals.latest(site);
  return {
    missed,
    told: ladder && { rung: ladder.rung, at: ladder.at },
    neverCloses: ports.settings.mode === 'demo',
    isRehearsalRed: rehearsal !== null && !rehearsal.isGreen,
  };
}
