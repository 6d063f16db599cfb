import type { AstroGlobal } from 'astro';
import type { BureauUnlocked } from '#src/domain/staff.ts';
import { type ClaimList, listClaims } from '#src/features/claims/listClaims.ts';
import { requireBureau } from './bureauRequest.ts';
import { pageAsked } from './pageAsked.ts';

export interface ClaimsPage {
  readonly kind: 'shown';
  readonly reader: BureauUnlocked;
  readonly list: ClaimList;
}

/** Reads one request of the list of claims. Who claims stays sealed. */
export async function claimsPage(astro: AstroGlobal): Promise<ClaimsPage | Response> {
  const reader = await requireBureau(astro);
  if (reader instanceof Response) return reader;
  return { kind: 'shown', reader, list: await listClaims(astro.locals.ports, pageAsked(astro.url)) };
}
