import type { NotePart, ReferralRow } from '#src/domain/referral.ts';
import type { Ports } from '#src/ports.ts';

/**
 * The notes that tell how an item came to be closed. A restore closes again what was closed since its backup, without the note that said
 * why: what stands in older notes is about an earlier closing, and nothing is reopened by that.
 */
export async function sinceRestore(
  ports: Pick<Ports, 'audit'>,
  { id, state }: Pick<ReferralRow, 'id' | 'state'>,
  notes: readonly NotePart[],
): Promise<readonly NotePart[]> {
  if (state !== 'closed') return notes;
  const restored = (await ports.audit.ofObject(id)).findLast(({ act }) => act === 'restore');
  return restored === undefined ? notes : notes.filter(({ at }) => at > restored.at);
}
