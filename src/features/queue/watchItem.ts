import type { Unlocked } from '#src/domain/staff.ts';
import { isItemId } from '#src/domain/staffFields.ts';
import type { Ports } from '#src/ports.ts';
import { lookAt } from './lookAt.ts';

/** As often as a queue is looked at for its news (liveDesk.ts). Looks stand in memory; only where somebody else is there a name is read. */
const LOOK_MS = 2_000;

/** Tells whether an item is one that a worker's desk has. One that is not, or is gone, is answered like none at all. */
export async function isOwnItem(ports: Ports, { staff }: Pick<Unlocked, 'staff'>, id: string | null): Promise<boolean> {
  return id !== null && isItemId(id) && (await ports.referrals.byId(staff.site, id)) !== null;
}

/**
 * Tells the names of colleagues who have an item open, now and whenever they change, until the answered function is called. As long as it
 * goes on the worker counts as being there too, so that colleagues hear of them.
 */
export function watchItem(ports: Ports, worker: Unlocked, id: string, hear: (names: readonly string[]) => void): () => void {
  let told: string | null = null;
  let isOver = false;
  const tell = (names: readonly string[]) => {
    const now = names.join('\n');
    if (isOver || now === told) return;
    told = now;
    hear(names);
  };
  const look = () => {
    lookAt(ports, worker, id).then(tell, () => ports.log.event('live-not-read'));
  };
  const timer = setInterval(look, LOOK_MS).unref();
  look();
  return () => {
    isOver = true;
    clearInterval(timer);
  };
}
