import type { MessageDetails, MessageRow } from '#src/domain/bureauMessage.ts';
import type { BureauUnlocked } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';
import { loadMessage } from './loadMessage.ts';

/** The words of one message, opened for this one answer. */
export interface OpenedMessage {
  readonly kind: 'opened';
  readonly row: MessageRow;
  /** Null: it was sealed before this person had a key, or was changed since. */
  readonly details: MessageDetails | null;
}

/** Opens what somebody asked, by one deliberate act. It is in the audit before a word is opened. */
export async function openMessage(
  ports: Ports,
  reader: BureauUnlocked,
  id: string,
): Promise<OpenedMessage | { readonly kind: 'not-there' }> {
  const row = await loadMessage(ports, reader, id);
  if (row === null) return { kind: 'not-there' };
  const at = ports.clock.now();
  await ports.audit.add({ at, actor: reader.staff.id, site: null, act: 'open-details', object: id, result: 'ok' });
  const sealed = await ports.bureauMessages.sealedDetails(id);
  const opened = sealed === null ? null : await ports.vault.openMessageDetails(reader.key, id, sealed);
  return { kind: 'opened', row, details: opened?.kind === 'opened' ? opened.value : null };
}
