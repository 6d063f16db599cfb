import type { Site } from './site.ts';

/**
 * Whom the Bureau calls next: never confirmed first, then the oldest confirmation. Most listings have no email address, so a call is
 * what keeps them true. One that ended has nobody to call.
 */
export function callBackOrder(sites: readonly Site[]): Site[] {
  return sites.filter(({ listing }) => listing.stage !== 'ended').toSorted(byConfirmation);
}

function byConfirmation({ listing: a }: Site, { listing: b }: Site): number {
  return compare(a.confirmedOn ?? '', b.confirmedOn ?? '') || compare(a.state, b.state) || compare(a.slug, b.slug);
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
