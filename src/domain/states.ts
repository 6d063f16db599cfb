import type { Locale } from './locale.ts';

/** Its English name, and those of languages that have one of their own. */
type StateName = Readonly<Partial<Record<Locale, string>>> & { readonly en: string };

/** The states, the District of Columbia and the inhabited territories by their postal letters (USPS Publication 28, appendix B). */
const STATES: Readonly<Record<string, StateName>> = {
  AL: { en: 'Alabama' },
  AK: { en: 'Alaska' },
  AZ: { en: 'Arizona' },
  AR: { en: 'Arkansas' },
  AS: { en: 'American Samoa', es: 'Samoa Americana' },
  CA: { en: 'California' },
  CO: { en: 'Colorado' },
  CT: { en: 'Connecticut' },
  DE: { en: 'Delaware' },
  DC: { en: 'District of Columbia', es: 'Distrito de Columbia' },
  FL: { en: 'Florida' },
  GA: { en: 'Georgia' },
  GU: { en: 'Guam' },
  HI: { en: 'Hawaii', es: 'Hawái' },
  ID: { en: 'Idaho' },
  IL: { en: 'Illinois' },
  IN: { en: 'Indiana' },
  IA: { en: 'Iowa' },
  KS: { en: 'Kansas' },
  KY: { en: 'Kentucky' },
  LA: { en: 'Louisiana', es: 'Luisiana' },
  ME: { en: 'Maine' },
  MD: { en: 'Maryland' },
  MA: { en: 'Massachusetts' },
  MI: { en: 'Michigan', es: 'Míchigan' },
  MN: { en: 'Minnesota' },
  MS: { en: 'Mississippi', es: 'Misisipi' },
  MO: { en: 'Missouri', es: 'Misuri' },
  MP: { en: 'Northern Mariana Islands', es: 'Islas Marianas del Norte' },
  MT: { en: 'Montana' },
  NE: { en: 'Nebraska' },
  NV: { en: 'Nevada' },
  NH: { en: 'New Hampshire', es: 'Nuevo Hampshire' },
  NJ: { en: 'New Jersey', es: 'Nueva Jersey' },
  NM: { en: 'New Mexico', es: 'Nuevo México' },
  NY: { en: 'New York', es: 'Nueva York' },
  NC: { en: 'North Carolina', es: 'Carolina del Norte' },
  ND: { en: 'North Dakota', es: 'Dakota del Norte' },
  OH: { en: 'Ohio' },
  OK: { en: 'Oklahoma' },
  OR: { en: 'Oregon', es: 'Oregón' },
  PA: { en: 'Pennsylvania', es: 'Pensilvania' },
  PR: { en: 'Puerto Rico' },
  RI: { en: 'Rhode Island' },
  SC: { en: 'South Carolina', es: 'Carolina del Sur' },
  SD: { en: 'South Dakota', es: 'Dakota del Sur' },
  TN: { en: 'Tennessee' },
  TX: { en: 'Texas' },
  UT: { en: 'Utah' },
  VT: { en: 'Vermont' },
  VA: { en: 'Virginia' },
  VI: { en: 'Virgin Islands', es: 'Islas Vírgenes' },
  WA: { en: 'Washington' },
  WV: { en: 'West Virginia', es: 'Virginia Occidental' },
  WI: { en: 'Wisconsin' },
  WY: { en: 'Wyoming' },
};

/**
 * The full name of a state as people of that language say it; letters that name no state come back as they are.
 * @example stateName('NY', 'es') // 'Nueva York'
 */
export function stateName(code: string, locale: Locale): string {
  const state = Object.hasOwn(STATES, code) ? STATES[code] : undefined;
  return state?.[locale] ?? state?.en ?? code;
}

/** The letters of every state, the District of Columbia and the inhabited territories, in the order of their English names. */
export const STATE_CODES: readonly string[] = Object.keys(STATES);

/** Tells whether two letters name a state, the District of Columbia or an inhabited territory. */
export function isState(code: string): boolean {
  return Object.hasOwn(STATES, code);
}
