import { BUREAU_ZONE, type MessageMove } from '#src/domain/bureauMessage.ts';
import { dayOf } from '#src/domain/day.ts';
import { messageUntil } from '#src/domain/retention.ts';
import type { BureauUnlocked } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';
import { loadMessage } from './loadMessage.ts';

export interface MoveMessageResult {
  readonly kind: 'moved' | 'moved-by-another' | 'not-there';
}

/** Decides on a message, which sets its last day. There is no move that sends its words anywhere. */
export async function moveMessage(ports: Ports, reader: BureauUnlocked, id: string, move: MessageMove): Promise<MoveMessageResult> {
  const row = await loadMessage(ports, reader, id);
  if (row === null) return { kind: 'not-there' };
  const at = ports.clock.now();
  const today = dayOf(at, BUREAU_ZONE);
  const moved = await ports.bureauMessages.move({
    id,
    move,
    deleteOn: messageUntil(row.day, { as: move, on: today }),
    audit: { at, actor: reader.staff.id, site: null, act: 'move', object: id, result: move },
    month: today.slice(0, 7),
  });
  return { kind: moved };
}
