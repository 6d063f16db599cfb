import type { SignedIn } from '#src/domain/staff.ts';
import type { Ports } from '#src/ports.ts';
import { managedSite } from './managedSite.ts';
import { siteToday } from './siteToday.ts';

/** `not-there`: no such link at this site, which tells nothing about other sites. */
export interface RevokeLinkResult {
  readonly kind: 'revoked' | 'not-there' | 'not-allowed';
}

/** Takes a link back at once. The form goes on working for whoever has it open; the message is not marked any more. */
export async function revokeLink(ports: Ports, who: SignedIn, code: string): Promise<RevokeLinkResult> {
  const site = managedSite(who);
  if (site === null) return { kind: 'not-allowed' };
  const link = await ports.partners.byCode(code);
  if (link === null || link.site !== site) return { kind: 'not-there' };
  const audit = { at: ports.clock.now(), actor: who.staff.id, site, act: 'partner-link-revoked', object: code, result: link.kind } as const;
  // Revoked before, by a second press or a colleague: it is as asked.
  await ports.partners.revoke(site, code, await siteToday(ports, site), audit);
  return { kind: 'revoked' };
}
