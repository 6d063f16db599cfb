// Codes that no longer exist, and what took their place: Alaska split Skagway-Hoonah-Angoon in 2007 and Valdez-Cordova
// in 2019; Shannon County in South Dakota has been Oglala Lakota County since 2015.
const RETIRED: Readonly<Record<string, readonly string[]>> = {
  '02232': ['02105', '02230'],
  '02261': ['02063', '02066'],
  '46113': ['46102'],
};

/** Connecticut's eight counties and its planning regions of 2022, town by town: which regions lie in part in a county. */
export const CONNECTICUT: readonly { readonly fips: string; readonly name: string; readonly regions: readonly string[] }[] = [
  { fips: '09001', name: 'Fairfield', regions: ['09120', '09140', '09190'] },
  { fips: '09003', name: 'Hartford', regions: ['09110', '09140', '09160'] },
  { fips: '09005', name: 'Litchfield', regions: ['09140', '09160', '09190'] },
  { fips: '09007', name: 'Middlesex', regions: ['09130'] },
  { fips: '09009', name: 'New Haven', regions: ['09140', '09170'] },
  { fips: '09011', name: 'New London', regions: ['09130', '09150', '09180'] },
  { fips: '09013', name: 'Tolland', regions: ['09110', '09150'] },
  { fips: '09015', name: 'Windham', regions: ['09150', '09180'] },
];

/** Names of the planning regions; some ZIP lists still use older ones. */
export const PLANNING_REGIONS: Readonly<Record<string, string>> = {
  '09110': 'Capitol',
  '09120': 'Greater Bridgeport',
  '09130': 'Lower Connecticut River Valley',
  '09140': 'Naugatuck Valley',
  '09150': 'Northeastern Connecticut',
  '09160': 'Northwest Hills',
  '09170': 'South Central Connecticut',
  '09180': 'Southeastern Connecticut',
  '09190': 'Western Connecticut',
};

/**
 * The codes in use today for a county code of any age.
 * @example todaysCounties('46113') // ['46102']
 */
export function todaysCounties(fips: string): readonly string[] {
  return RETIRED[fips] ?? [fips];
}

/**
 * A county and, in Connecticut, everything that it is called in the other system; the code itself first.
 * @example countyAndTwins('09170') // ['09170', '09009']
 */
export function countyAndTwins(fips: string): readonly string[] {
  return [fips, ...connecticutTwins(fips)];
}

/** The other system's codes for a Connecticut county or planning region; none elsewhere. */
export function connecticutTwins(fips: string): readonly string[] {
  const county = CONNECTICUT.find((entry) => entry.fips === fips);
  return county?.regions ?? CONNECTICUT.filter((entry) => entry.regions.includes(fips)).map((entry) => entry.fips);
}
