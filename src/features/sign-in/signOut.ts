import type { SignedIn } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';

/** Ends a session: its row, and the wrapped key in it, are gone. */
export async function signOut(ports: Ports, who: SignedIn, why: 'asked' | 'expired'): Promise<void> {
  ports.keptLists.forget(who.sessionId);
  await ports.staff.endSession(who.sessionId);
  const { id, site } = who.staff;
  await ports.audit.add({ at: ports.clock.now(), actor: id, site, act: 'sign-out', object: null, result: why });
}
