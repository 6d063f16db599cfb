import type { Staff } from '#src/domain/staff.ts';
import type { StaffRecord } from '#src/ports/staff.ts';
import type { Ports } from '#src/ports.ts';

export type SuspendPersonResult =
  | { readonly kind: 'done' }
  /**
   * `yourself`: whoever shut themself out could not undo it. `by-the-bureau`: what the Bureau shut, the Bureau opens. `not-now`: they were, or
   * were not, suspended already, or are the Bureau's last.
   */
  | { readonly kind: 'refused'; readonly because: 'not-allowed' | 'yourself' | 'by-the-bureau' | 'not-now' };

/**
 * Shuts an account and ends its sessions at once (security/controls C6). It keeps its place, and its items. The Bureau may do it over a manager's
 * suspension: from then on only the Bureau opens the account again.
 */
export async function suspendPerson(ports: Ports, by: Staff, staffId: string): Promise<SuspendPersonResult> {
  const person = await ports.staff.byId(staffId);
  if (!mayShut(by, person)) return { kind: 'refused', because: 'not-allowed' };
  if (by.id === staffId) return { kind: 'refused', because: 'yourself' };
  const { site } = person;
  const audit = { at: ports.clock.now(), actor: by.id, site, act: 'staff-suspended', object: staffId, result: 'ok' } as const;
  return (await ports.staff.suspend(staffId, audit)) ? { kind: 'done' } : { kind: 'refused', because: 'not-now' };
}

/** Opens a suspended account again; one that the Bureau suspended, the Bureau alone. A key that was rolled meanwhile has to be given anew. */
export async function bringBack(ports: Ports, by: Staff, staffId: string): Promise<SuspendPersonResult> {
  const person = await ports.staff.byId(staffId);
  if (!mayShut(by, person)) return { kind: 'refused', because: 'not-allowed' };
  if (by.role !== 'bureau' && (await ports.staff.isShutByBureau(staffId))) return { kind: 'refused', because: 'by-the-bureau' };
  const { site } = person;
  const audit = { at: ports.clock.now(), actor: by.id, site, act: 'staff-returned', object: staffId, result: 'ok' } as const;
  return (await ports.staff.bringBack(staffId, audit)) ? { kind: 'done' } : { kind: 'refused', because: 'not-now' };
}

/** A manager at their own site; the Bureau everywhere, among its own people too (security/controls §1). */
function mayShut(by: Staff, person: StaffRecord | null): person is StaffRecord {
  if (person === null || person.status === 'left') return false;
  return by.role === 'bureau' || (by.role === 'manager' && by.site !== null && by.site === person.site);
}
