import type { Ports } from '#src/ports.ts';

/** The codes of a link that is not made yet. */
export interface OfferedCodes {
  readonly code: string;
  readonly second: string;
}

/**
 * Codes for the next link, signed into the page that offers to make it: a form that is posted twice makes one link and is
 * told the same codes, and nobody chooses a code.
 */
export function offerCodes({ signer, ids }: Pick<Ports, 'signer' | 'ids'>, site: string): string {
  return signer.sign('partner', ['new', site, ids.short(), ids.short()].join('|'));
}

/** Reads an offer back; null when it is not ours, or was made for another site. */
export function readOffer({ signer }: Pick<Ports, 'signer'>, offer: string, site: string): OfferedCodes | null {
  const [what, slug, code, second, ...more] = signer.verify('partner', offer)?.split('|') ?? [];
  if (what !== 'new' || slug !== site || code === undefined || second === undefined || more.length > 0) return null;
  return { code, second };
}
