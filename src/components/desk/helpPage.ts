import type { AstroGlobal } from 'astro';
import { deskSite } from '#src/features/queue/deskSite.ts';
import { isUnlocked } from '#src/features/sign-in/currentStaff.ts';
import { requireSignedIn, type SiteStaff, whoAsks } from './deskRequest.ts';

/** Somebody to ring, by the name that colleagues know, and where their own number stands. */
export interface HelpPage {
  readonly who: SiteStaff;
  readonly isOpen: boolean;
  readonly siteName: string;
  readonly managers: readonly string[];
  readonly backup: string | null;
  readonly phone: string | null;
  readonly takesMinors: boolean;
}

/** Reads a request of the page for hard moments: it opens nothing, so a locked desk may see it. */
export async function helpPageOf(astro: AstroGlobal): Promise<HelpPage | Response> {
  const who = await requireSignedIn(astro);
  if (who instanceof Response) return who;
  const { ports } = astro.locals;
  const { site: slug } = who.staff;
  const people = (await ports.staff.ofSite(slug)).filter(({ status }) => status === 'active');
  const intake = (await ports.sites.bySlug(slug))?.intake;
  const asking = await whoAsks(astro);
  return {
    who,
    isOpen: asking !== null && isUnlocked(asking),
    siteName: (await deskSite(ports, slug)).name,
    managers: people.filter(({ role }) => role === 'manager').map(({ name }) => name),
    backup: people.find(({ id }) => id === intake?.backupContact)?.name ?? null,
    phone: intake?.phone ?? null,
    takesMinors: intake?.takesMinors ?? false,
  };
}
