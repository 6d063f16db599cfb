import type { SignedIn } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';

/** The proof that a post came from a page made for this very session (security/controls D3). */
export function csrfFor(ports: Ports, sessionId: string): string {
  return ports.signer.sign('csrf', sessionId);
}

/** Tells whether a post carries the proof of its own session; one that does not is noted as denied. */
export async function holdsCsrf(ports: Ports, who: SignedIn, token: string | undefined): Promise<boolean> {
  if (token !== undefined && ports.signer.verify('csrf', token) === who.sessionId) return true;
  const { id, site } = who.staff;
  await ports.audit.add({ at: ports.clock.now(), actor: id, site, act: 'denied', object: null, result: 'csrf' });
  return false;
}
