import { MINUTE } from '#src/domain/day.ts';
import type { Unlocked } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';
import { type OpenedReferral, openReferral } from './openReferral.ts';

/** Within so many minutes after opening the details a worker's own act on the item leaves them open. */
export const SHOWN_MINUTES = 15;

/**
 * Shows the details again after an act of somebody who has just opened them: only within minutes of their own deliberate press in this
 * same session, and each showing is in the audit (security/controls L3). Null: they stay closed.
 */
export async function showAgain(ports: Ports, worker: Unlocked, id: string): Promise<OpenedReferral | null> {
  const since = Math.max(worker.since, ports.clock.now() - SHOWN_MINUTES * MINUTE);
  const pressed = (await ports.audit.ofObject(id)).some(
    ({ act, actor, result, at }) => act === 'open-details' && actor === worker.staff.id && result === 'ok' && at >= since,
  );
  const opened = pressed ? await openReferral(ports, worker, id, 'again') : null;
  return opened?.kind === 'opened' ? opened : null;
}
