import type { Unlocked } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';
import { moveReferral } from './moveReferral.ts';

/** At most so many at once (security/controls G7): each is to be looked at. */
export const MOST_RELEASED = 20;

export interface ReleaseHeldResult {
  readonly released: number;
  /** Changed by somebody else meanwhile, or above the most at once. */
  readonly left: number;
}

/** Moves held items to new, each by the same rules as from its own page. */
export async function releaseHeld(
  ports: Ports,
  worker: Unlocked,
  picked: readonly { id: string; version: number }[],
): Promise<ReleaseHeldResult> {
  let released = 0;
  for (const { id, version } of picked.slice(0, MOST_RELEASED)) {
    const done = await moveReferral(ports, worker, id, { move: 'release', reason: '', version });
    if (done.kind === 'moved') released += 1;
  }
  return { released, left: picked.length - released };
}
