import type { Freshness } from '#src/domain/freshness.ts';
import type { WayToRefer } from '#src/domain/wayToRefer.ts';

const ways: Record<WayToRefer, string> = {
  here: 'Takes messages here now',
  paused: 'Takes messages here, closed for now',
  departs: 'Not a place to refer: it departs from the LEAD model',
  ended: 'Takes no referrals any more',
  'not-yet': 'Takes no referrals yet',
  'own-door': 'Anyone may refer, but not through this portal yet',
  'door-not-known': 'Anyone may refer, but we know of no form or phone',
  partners: 'Officers and partner groups may refer',
  officers: 'Only officers may refer',
  unknown: 'Who may refer is not known',
};
const freshness: Record<Freshness, (day: string) => string> = {
  never: () => 'Not confirmed by the site yet',
  fresh: (day) => `Confirmed by the site on ${day}`,
  ageing: (day) => `Confirmed by the site on ${day}, some weeks ago`,
  stale: (day) => `Last confirmed by the site on ${day}, so check before you count on it`,
};
const count = (sites: number): string => (sites === 1 ? '1 site' : `${sites.toLocaleString('en-US')} sites`);

/** Finding a site: the list of the directory, its search and its filters. */
export const directory = {
  data: {
    lead: 'For programs and researchers, the same list is there as',
    table: 'a table',
    map: 'a map file',
    standard: 'HSDS open data',
    feed: 'a feed of changes',
  },
  title: 'Find a LEAD site',
  titleIn: (state: string) => `LEAD sites in ${state}`,
  description: 'LEAD sites by state and by place: whom they serve, who may refer, and how to reach them.',
  /** Invented sites stand only where the portal is shown. */
  intro: (sites: number, states: number, invented: number) =>
    `${sites} sites in ${states} states, gathered from public pages${invented === 0 ? '' : `, and ${invented} invented, for the demonstration`}.`,
  confirmed: (sites: number) => {
    if (sites === 0) return 'No site has confirmed its entry yet, so check before you count on it.';
    return sites === 1 ? 'One site has confirmed its entry itself.' : `${sites} sites have confirmed their entries themselves.`;
  },
  byPlace: 'Find the right team by place',
  byPlaceWhy: 'Want to refer someone and not sure which site?',
  search: {
    words: 'Search the sites',
    wordsHint: 'A city, county, state or team. A person’s name never belongs here.',
    place: 'Start from a place',
    placeHint: 'A ZIP code, a city or a county. No street address.',
    action: 'Search',
  },
  place: {
    leftOut: 'We did not look up the place',
    leftOutWhy: 'Only a ZIP code, a city or a county is looked up here. Leave out streets and names.',
    unknown: (typed: string) => `We did not find “${typed}”`,
    unknownStill: 'The list below does not start from a place.',
    several: 'Which place do you mean?',
    holding: (place: string) => `Sites for ${place}`,
    nobodyHolds: (place: string) => `No site in this list names ${place} as its area.`,
    nearest: 'Nearest first',
    inside: 'This place is in its area',
    mayBeInside: 'This place may be in its area',
    away: (miles: number) => (miles === 1 ? 'About 1 mile away' : `About ${miles.toLocaleString('en-US')} miles away`),
    notKnown: 'We do not know how far away',
  },
  filters: {
    title: 'Narrow the list',
    names: {
      state: 'State',
      stage: 'Stage',
      who: 'Who may refer',
      pathway: 'Ways in',
      open: 'Messages',
      reads: 'Somebody there reads',
    },
    open: 'Takes messages here now',
    reads: { en: 'English', es: 'Spanish' },
    sites: (sites: number): string => (sites === 1 ? 'site' : 'sites'),
    chosen: 'chosen, choose again to take it off',
    active: 'You chose:',
    words: (words: string) => `“${words}”`,
    near: (place: string) => `from ${place}`,
    takeOff: 'Take off:',
    clear: 'Clear all',
  },
  found: {
    count,
    range: (from: number, to: number, sites: number) => `Sites ${from} to ${to} of ${sites.toLocaleString('en-US')}`,
    all: 'Show all sites',
  },
  none: {
    title: 'No site fits all of this',
    leaveOut: 'Leave something out:',
    without: (part: string, sites: number) => `Without ${part}: ${count(sites)}`,
    onlyWords: 'Try fewer words: only the county, or only the state.',
    asPlace: (words: string) => `Start from “${words}” as a place`,
  },
  pages: {
    label: 'Pages of the list',
    previous: 'Page before',
    next: 'Next page',
    now: (page: number, pages: number) => `Page ${page} of ${pages}`,
  },
  card: {
    ways,
    freshness,
    invented: 'Invented, for the demonstration',
  },
};
