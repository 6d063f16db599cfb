import { CLOSE_HELD } from '#src/domain/readyReasons.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import type { MoveName } from '#src/domain/status.ts';
import type { Ports } from '#src/ports.ts';
import { moveReferral } from './moveReferral.ts';
import { MOST_RELEASED } from './releaseHeld.ts';

export interface CloseHeldResult {
  readonly closed: number;
  /** Changed by somebody else meanwhile, not held any more, or above the most at once. */
  readonly left: number;
}

/** Tells whether several held items can be closed as this at once. */
export function closesHeld(move: MoveName): boolean {
  return CLOSE_HELD.some((each) => each === move);
}

/** Closes held items for one reason, each by the same rules as from its own page; each can be taken back there for ten minutes. */
export async function closeHeld(
  ports: Ports,
  worker: Unlocked,
  picked: readonly { id: string; version: number }[],
  why: { readonly move: MoveName; readonly reason: string },
): Promise<CloseHeldResult> {
  let closed = 0;
  for (const { id, version } of closesHeld(why.move) ? picked.slice(0, MOST_RELEASED) : []) {
    const row = await ports.referrals.byId(worker.staff.site, id);
    // A page that is older than somebody's release closes nothing of it; the version tells too, and this says why.
    if (row !== null && row.state !== 'held') continue;
    const done = await moveReferral(ports, worker, id, { ...why, version });
    if (done.kind === 'moved') closed += 1;
  }
  return { closed, left: picked.length - closed };
}
