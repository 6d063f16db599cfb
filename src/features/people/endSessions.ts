import type { Staff } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';

export type EndSessionsResult = { readonly kind: 'ended' } | { readonly kind: 'refused'; readonly because: 'not-allowed' };

/** Signs somebody out everywhere, e.g. when their device is lost (security/controls C7). They sign in anew with a code. */
export async function endSessions(ports: Ports, by: Staff, staffId: string): Promise<EndSessionsResult> {
  const person = await ports.staff.byId(staffId);
  const mayEnd = by.role === 'bureau' || (by.role === 'manager' && by.site !== null && by.site === person?.site);
  if (person === null || !mayEnd) return { kind: 'refused', because: 'not-allowed' };
  await ports.staff.endSessionsOf(staffId);
  const audit = { at: ports.clock.now(), actor: by.id, site: person.site, act: 'session-ended', object: staffId, result: 'all' } as const;
  await ports.audit.add(audit);
  return { kind: 'ended' };
}
