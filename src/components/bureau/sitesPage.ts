import type { AstroGlobal } from 'astro';
import { freshnessOf } from '#src/domain/freshness.ts';
import { isLive, type Site } from '#src/domain/site.ts';
import type { BureauUnlocked } from '#src/domain/staff.ts';
import { stateName } from '#src/domain/states.ts';
import { listSites, SITE_SHOWS, type SiteItem, type SiteList, type SitesAsked } from '#src/features/bureau/listSites.ts';
import { bureauDesk } from '#src/words/en/bureauDesk.ts';
import { listingFields } from '#src/words/en/listingFields.ts';
import { requireBureau } from './bureauRequest.ts';
import { troubleOf } from './callsPage.ts';
import { freshnessWords } from './freshnessWords.ts';
import { pageAsked } from './pageAsked.ts';

/** One line of the list of sites, in words. */
export interface SiteLine {
  readonly slug: string;
  readonly name: string;
  readonly state: string;
  readonly stage: string;
  readonly live: string;
  readonly fresh: string;
  readonly isOld: boolean;
  readonly people: string;
  readonly trouble: string | null;
}

export interface SitesPage {
  readonly kind: 'shown';
  readonly reader: BureauUnlocked;
  readonly asked: SitesAsked;
  readonly list: SiteList;
  readonly lines: readonly SiteLine[];
  readonly states: readonly { readonly code: string; readonly name: string }[];
}

/** Longer words are none of a name. */
const LONGEST_WORD = 80;

/** Reads one request of the list of sites. */
export async function sitesPage(astro: AstroGlobal): Promise<SitesPage | Response> {
  const reader = await requireBureau(astro);
  if (reader instanceof Response) return reader;
  const asked = askedIn(astro.url);
  const list = await listSites(astro.locals.ports, asked);
  const states = list.states.map((code) => ({ code, name: stateName(code, 'en') }));
  return { kind: 'shown', reader, asked, list, lines: list.items.map((item) => lineOf(item, list.today)), states };
}

function askedIn(url: URL): SitesAsked {
  const { searchParams } = url;
  const show = SITE_SHOWS.find((one) => one === searchParams.get('show')) ?? 'all';
  const state = /^[A-Z]{2}$/.exec(searchParams.get('state') ?? '')?.[0] ?? '';
  return { word: (searchParams.get('word') ?? '').slice(0, LONGEST_WORD), state, show, page: pageAsked(url) };
}

function lineOf({ site, record, people }: SiteItem, today: string): SiteLine {
  const { listing } = site;
  return {
    slug: listing.slug,
    name: listing.name,
    state: listing.state,
    stage: listingFields.stages[listing.stage],
    live: liveWords(site),
    fresh: listing.stage === 'ended' ? bureauDesk.sites.fine : freshnessWords(listing, today),
    isOld: listing.stage !== 'ended' && freshnessOf(listing, today) === 'stale',
    people: people.length === 0 ? bureauDesk.sites.fine : bureauDesk.calls.people(people.length),
    trouble: troubleOf([record?.mailTrouble, ...people.map(({ mailTrouble }) => mailTrouble)]),
  };
}

/** Whether the form of a site is open here, in words. */
export function liveWords(site: Site): string {
  const words = bureauDesk.sites.live;
  return isLive(site) ? words[site.intake.status] : words.not;
}
