/** Where most people of a state live, by its clock (IANA names; U.S. Department of Transportation, 49 CFR 71). */
const STATES: Readonly<Record<string, string>> = {
  'America/New_York': 'CT DC DE FL GA IN KY MA MD ME MI NC NH NJ NY OH PA RI SC VA VT WV',
  'America/Chicago': 'AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI',
  'America/Denver': 'CO ID MT NM UT WY',
  'America/Phoenix': 'AZ',
  'America/Los_Angeles': 'CA NV OR WA',
  'America/Anchorage': 'AK',
  'Pacific/Honolulu': 'HI',
  'America/Puerto_Rico': 'PR VI',
};

/**
 * The time zone that a form begins with: that of most people of the state, to be looked at by whoever fills it in. Null for a state that
 * the list does not hold.
 * @example likelyZone('TX') // 'America/Chicago'
 */
export function likelyZone(state: string): string | null {
  return Object.keys(STATES).find((zone) => STATES[zone]?.split(' ').includes(state)) ?? null;
}
