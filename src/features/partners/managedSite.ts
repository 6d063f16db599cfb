import type { SignedIn } from '#src/domain/staff.ts';

/** The site whose links somebody may make and revoke: their own, if they are its manager. */
export function managedSite({ staff }: SignedIn): string | null {
  return staff.role === 'manager' ? staff.site : null;
}
