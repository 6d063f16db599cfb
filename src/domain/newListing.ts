import type { Listing } from './site.ts';

const SHAPE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const SHORTEST = 3;
const LONGEST = 60;
/** Pages under /refer/ (product §9) and /bureau/sites/ that a site's address must not stand in the way of. */
const RESERVED: readonly string[] = [
  ...['start', 'check', 'status', 'withdraw', 'received', 'questions', 'emergency', 'under-18', 'no-site'],
  'new',
];

/**
 * Tells whether a text can be the last part of a new site's address. It never changes afterwards.
 * @example isNewSlug('north-county-wa') // true
 */
export function isNewSlug(text: string): boolean {
  return text.length >= SHORTEST && text.length <= LONGEST && SHAPE.test(text) && !RESERVED.includes(text);
}

/** A listing of which only its address is known: nothing is guessed, and nothing of it was confirmed by anybody. */
export function emptyListing(slug: string, state: string): Listing {
  return {
    ...{ slug, name: '', model: 'lead', departs: null, state },
    ...{ area: { en: '', es: '' }, counties: [], partial: false, zips: [], shapes: [], borderMiles: null },
    ...{ stage: 'unknown', stageAsOf: null, launched: null, host: null, website: null, referPage: null, phone: null, email: null },
    ...{ hours: null, pathways: [], whoMayRefer: 'unknown', whoInWords: null, howToRefer: null, policeWarning: null },
    ...{ eligibility: [], exclusions: [], charges: [], successor: null, sources: [], capacity: null },
    ...{ checked: {}, confirmedOn: null, demonstration: false },
  };
}
