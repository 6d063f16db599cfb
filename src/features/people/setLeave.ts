import { dayOf } from '#src/domain/day.ts';
import type { Staff } from '#src/domain/staff.ts';
import type { NewDelivery } from '#src/ports/letters.ts';
import type { Ports } from '#src/ports.ts';

export type SetLeaveResult =
  | { readonly kind: 'noted' }
  /** `nobody-else`: with them away, nobody who is there could open messages. */
  | { readonly kind: 'refused'; readonly because: 'not-allowed' | 'nobody-else' };

/**
 * Notes that somebody is on leave, or back: they say so themself, or their manager does. Away, they are given no work and no letters; they
 * keep their key. A letter tells them where somebody else pressed.
 */
export async function setLeave(ports: Ports, by: Staff, staffId: string, isAway: boolean): Promise<SetLeaveResult> {
  const person = await ports.staff.byId(staffId);
  const isOwn = by.id === staffId;
  if (by.site === null || person?.site !== by.site || !(isOwn || by.role === 'manager')) return { kind: 'refused', because: 'not-allowed' };
  const at = ports.clock.now();
  const audit = { at, actor: by.id, site: by.site, act: 'staff-leave', object: staffId, result: isAway ? 'away' : 'back' } as const;
  const since = isAway ? dayOf(at, 'UTC') : null;
  const isNoted = await ports.staff.setLeave({ staffId, site: by.site }, since, audit, isOwn ? [] : [letterTo(ports, staffId)]);
  return isNoted ? { kind: 'noted' } : { kind: 'refused', because: 'nobody-else' };
}

function letterTo(ports: Pick<Ports, 'ids' | 'clock'>, staffId: string): NewDelivery {
  return { id: ports.ids.next(), kind: 'account-changed', staffId, nth: null, dueAt: ports.clock.now(), secret: null };
}
