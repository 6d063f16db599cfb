import type { Unlocked } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';

/** Notes, once for each part, that something sealed cannot be opened (security/controls I4). Its text is shown nowhere. */
export async function noteIntegrity(ports: Ports, worker: Unlocked, object: string, part: string): Promise<void> {
  const known = await ports.audit.ofObject(object);
  if (known.some(({ act, result }) => act === 'integrity' && result === part)) return;
  const { id, site } = worker.staff;
  await ports.audit.add({ at: ports.clock.now(), actor: id, site, act: 'integrity', object, result: part });
}
