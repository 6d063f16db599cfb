import type { Unlocked } from '#src/domain/staff.ts';
import { isItemId } from '#src/domain/staffFields.ts';
import type { Ports } from '#src/ports.ts';
import type { Undo } from './lastMove.ts';
import { type DeskItem, openSummary } from './openSummary.ts';

/** A decision that somebody has just made, as the page they went on to tells it. */
export interface JustDone {
  readonly item: DeskItem;
  readonly undo: Undo;
}

/** The decision of this worker on an item, while it can be taken back; null when a colleague or time has changed that. */
export async function justDone(ports: Ports, worker: Unlocked, id: string | null): Promise<JustDone | null> {
  if (id === null || !isItemId(id)) return null;
  const shown = await openSummary(ports, worker, id);
  if (shown.kind !== 'shown' || shown.item.undo === null || shown.item.undo.by !== worker.staff.name) return null;
  return { item: shown.item, undo: shown.item.undo };
}
