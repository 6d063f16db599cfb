import type { Clock } from '#src/ports.ts';

/** The machine's clock. */
export const systemClock: Clock = { now: () => Date.now() };
