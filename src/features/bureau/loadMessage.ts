import type { MessageRow } from '#src/domain/bureauMessage.ts';
import type { BureauUnlocked } from '#src/domain/staff.ts';
import { isItemId } from '#src/domain/staffFields.ts';
import type { Ports } from '#src/ports.ts';

/** Finds a message to the Bureau; null when there is none, and the try is in the audit (security/controls H1, L3). */
export async function loadMessage(ports: Ports, { staff }: BureauUnlocked, id: string): Promise<MessageRow | null> {
  const isId = isItemId(id);
  const row = isId ? await ports.bureauMessages.byId(id) : null;
  if (row) return row;
  const object = isId ? id : null;
  await ports.audit.add({ at: ports.clock.now(), actor: staff.id, site: null, act: 'denied', object, result: 'not-there' });
  return null;
}
