import type { SignedIn } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';

/** Puts the key away and keeps the session: the passphrase opens it again. */
export async function lock(ports: Ports, who: SignedIn, why: 'asked' | 'idle'): Promise<void> {
  ports.keptLists.forget(who.sessionId);
  await ports.staff.lockSession(who.sessionId);
  const { id, site } = who.staff;
  await ports.audit.add({ at: ports.clock.now(), actor: id, site, act: 'lock', object: null, result: why });
}
