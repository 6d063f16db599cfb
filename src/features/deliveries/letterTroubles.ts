import { TROUBLE_FOR } from '#src/domain/letters.ts';
import type { Staff } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';

export type LetterTroublesResult =
  | { readonly kind: 'fine' }
  | { readonly kind: 'troubled'; readonly failed: number; readonly retrying: number };

/** Tells a worker whether letters to their own people fail, so that nobody waits for one that never comes. */
export async function letterTroubles(ports: Ports, staff: Staff): Promise<LetterTroublesResult> {
  const { failed, retrying } = await ports.deliveries.troubles(staff.site, ports.clock.now() - TROUBLE_FOR);
  return failed + retrying === 0 ? { kind: 'fine' } : { kind: 'troubled', failed, retrying };
}
