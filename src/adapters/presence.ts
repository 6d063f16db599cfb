import { type Instant, MINUTE } from '#src/domain/day.ts';
import type { Clock, Presence } from '#src/ports.ts';
import { systemClock } from './systemClock.ts';

/** A look counts as "now" for so long. */
export const LOOK_MINUTES = 2;

/** Who has which item open, in this process's memory; a restart forgets it, nothing is written. */
export function presenceInMemory(clock: Clock = systemClock): Presence {
  const looks = new Map<string, { readonly item: string; readonly staffId: string; readonly until: Instant }>();

  // Looks stand in the order of their time, so those that are over stand first.
  function forget(now: Instant): void {
    for (const [key, { until }] of looks) {
      if (until > now) return;
      looks.delete(key);
    }
  }

  return {
    see(item, staffId) {
      const now = clock.now();
      forget(now);
      const key = `${item}|${staffId}`;
      looks.delete(key);
      looks.set(key, { item, staffId, until: now + LOOK_MINUTES * MINUTE });
    },
    here(item) {
      forget(clock.now());
      return [...looks.values()].filter((look) => look.item === item).map(({ staffId }) => staffId);
    },
  };
}
