import type { BureauUnlocked, SignedIn } from '#src/domain/staff.ts';

/** Somebody of the Bureau whose key is at hand: without it the Bureau changes nothing (security/controls §1). */
function isBureauAtWork(who: SignedIn): who is BureauUnlocked {
  return who.staff.role === 'bureau' && who.staff.site === null && 'key' in who;
}

/** Tells whether somebody may propose changes of this listing: its own manager, or the Bureau. */
export function mayEdit(who: SignedIn, slug: string): boolean {
  return isBureauAtWork(who) || (who.staff.role === 'manager' && who.staff.site === slug);
}

/** Tells whether somebody may propose what only the Bureau may. */
export function mayEditAll(who: SignedIn): boolean {
  return isBureauAtWork(who);
}
