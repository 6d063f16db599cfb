import { hasClockJumped } from '#src/domain/retention.ts';
import type { Ports } from '#src/ports.ts';

/** Tells whether the purge refuses to erase until a person has looked at the clock (security/controls K5). */
export async function isErasingHalted(ports: Pick<Ports, 'erasures' | 'clock'>): Promise<boolean> {
  const lastNow = await ports.erasures.lastNow();
  return lastNow !== null && hasClockJumped(lastNow, ports.clock.now());
}
