import type { Unlocked } from '#src/domain/staff.ts';
import { isItemId } from '#src/domain/staffFields.ts';
import type { Ports } from '#src/ports.ts';
import { namesOf, othersAt } from './lookAt.ts';

/** As often as a queue is looked at for its news (liveDesk.ts). Looks stand in memory; names are read only when others are there than before. */
const LOOK_MS = 2_000;

/** Tells whether an item is one that a worker's desk has. One that is not, or is gone, is answered like none at all. */
export async function isOwnItem(ports: Ports, { staff }: Pick<Unlocked, 'staff'>, id: string | null): Promise<boolean> {
  return id !== null && isItemId(id) && (await ports.referrals.byId(staff.site, id)) !== null;
}

/**
 * Tells the names of colleagues who have an item open, now and whenever they change, until the answered function is called. As long as it
 * goes on the worker counts as being there too, so that colleagues hear of them.
 */
export function watchItem(
  ports: Ports,
  worker: Unlocked,
  id: string,
  hear: (names: readonly string[]) => void,
  lookMs = LOOK_MS,
): () => void {
  let asked: string | null = null;
  let isOver = false;
  const look = async () => {
    const ids = othersAt(ports, worker, id);
    const now = ids.toSorted().join();
    if (now === asked) return;
    asked = now;
    try {
      const names = await namesOf(ports, worker, ids);
      if (!isOver && now === asked) hear(names);
    } catch {
      asked = null;
      ports.log.event('live-not-read');
    }
  };
  const timer = setInterval(look, lookMs).unref();
  look();
  return () => {
    isOver = true;
    clearInterval(timer);
  };
}
