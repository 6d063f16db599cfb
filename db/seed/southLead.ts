import type { Listing } from '#src/domain/site.ts';
import { DEMONSTRATION_LISTING } from './demonstration.ts';

/**
 * A second invented site, which nobody has set up yet: `portal site invite demo-south-lead manager@south-lead.example "Uma Made-Up"` begins
 * it. Its area lies far from that of the first.
 */
export const SOUTH_LISTING: Listing = {
  ...DEMONSTRATION_LISTING,
  slug: 'demo-south-lead',
  name: 'South LEAD (demonstration)',
  area: { en: 'ZIP code 98837 in Moses Lake (invented)', es: 'el código postal 98837 de Moses Lake (inventado)' },
  counties: [{ name: 'Grant', fips: '53025' }],
  zips: ['98837'],
  stage: 'launching',
  launched: null,
  phone: '206-555-0170',
  whoMayRefer: 'unknown',
  whoInWords: null,
  howToRefer: null,
};
