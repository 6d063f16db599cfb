import { BUREAU_ZONE } from '#src/domain/bureauMessage.ts';
import { type Day, dayOf } from '#src/domain/day.ts';
import { pageOf } from '#src/domain/deskViews.ts';
import { freshnessOf } from '#src/domain/freshness.ts';
import type { SiteRecord } from '#src/domain/listingChange.ts';
import { isLive, type Site } from '#src/domain/site.ts';
import type { StaffRecord } from '#src/ports/staff.ts';
import type { Ports } from '#src/ports.ts';

/** Which sites somebody wants to see. */
export const SITE_SHOWS = ['all', 'live', 'not-live', 'stale', 'mail-trouble', 'ended'] as const;
export type SiteShow = (typeof SITE_SHOWS)[number];

export interface SitesAsked {
  /** Part of a name, host, county or address; any case. */
  readonly word: string;
  /** Two letters, or empty for all. */
  readonly state: string;
  readonly show: SiteShow;
  readonly page: number;
}

/** A site as the Bureau lists it. */
export interface SiteItem {
  readonly site: Site;
  readonly record: SiteRecord | null;
  readonly people: readonly StaffRecord[];
}

export interface SiteList {
  readonly items: readonly SiteItem[];
  readonly count: number;
  /** Of the whole directory. */
  readonly all: number;
  /** States that have a site. */
  readonly states: readonly string[];
  readonly page: number;
  readonly pages: number;
  readonly today: Day;
}

/** One page of the sites that fit. */
export async function listSites(ports: Pick<Ports, 'sites' | 'staff' | 'clock'>, asked: SitesAsked): Promise<SiteList> {
  const all = await ports.sites.all();
  const records = new Map((await ports.sites.records()).map((record) => [record.site, record]));
  const today = dayOf(ports.clock.now(), BUREAU_ZONE);
  const fits = all.filter((site) => fitsAsked(site, asked) && SHOWS[asked.show](site, records.get(site.listing.slug) ?? null, today));
  const { rows, page, pages } = pageOf(fits.toSorted(byName), asked.page);
  const items = rows.map(async (site): Promise<SiteItem> => {
    const { slug } = site.listing;
    const people = (await ports.staff.ofSite(slug)).filter(({ status }) => status === 'active');
    return { site, record: records.get(slug) ?? null, people };
  });
  const states = [...new Set(all.map(({ listing }) => listing.state))].toSorted();
  return { items: await Promise.all(items), count: fits.length, all: all.length, states, page, pages, today };
}

const SHOWS: Readonly<Record<SiteShow, (site: Site, record: SiteRecord | null, today: Day) => boolean>> = {
  all: () => true,
  live: isLive,
  'not-live': (site) => !isLive(site),
  stale: ({ listing }, _, today) => listing.stage !== 'ended' && ['never', 'stale'].includes(freshnessOf(listing, today)),
  'mail-trouble': (_, record) => record?.mailTrouble !== undefined && record?.mailTrouble !== null,
  ended: ({ listing }) => listing.stage === 'ended',
};

function byName({ listing: a }: Site, { listing: b }: Site): number {
  return a.name.localeCompare(b.name, 'en');
}

function fitsAsked({ listing }: Site, { word, state }: SitesAsked): boolean {
  if (state !== '' && listing.state !== state) return false;
  const texts = [listing.name, listing.slug, listing.host ?? '', ...listing.counties.map(({ name }) => name)];
  const wanted = word.trim().toLocaleLowerCase('en');
  return texts.some((text) => text.toLocaleLowerCase('en').includes(wanted));
}
