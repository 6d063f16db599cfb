import type { Day } from '#src/domain/day.ts';
import {
  firstOf,
  type LinkState,
  linkState,
  PARTNER_WEEK,
  type PartnerDay,
  type PartnerLink,
  SHARE_DAYS,
  sentSince,
  shareOf,
} from '#src/domain/partnerLink.ts';
import type { Ports } from '#src/ports.ts';
import { siteToday } from './siteToday.ts';

/** A link with its numbers. The site sees them exactly: they are its own. */
export interface LinkLine {
  readonly link: PartnerLink;
  readonly state: LinkState;
  /** Messages of today and the six days before. */
  readonly week: number;
  /** Of the last 90 days, and how many of them were above the agreed number. */
  readonly quarter: number;
  readonly over: number;
  /** Its part in percent of what came by any link in these 90 days. */
  readonly share: number;
}

const ORDER: readonly LinkState[] = ['works', 'ended', 'revoked'];

/** All links of a site: first those that work, then the newest. */
export async function listLinks(ports: Pick<Ports, 'partners' | 'sites' | 'clock'>, site: string): Promise<LinkLine[]> {
  const today = await siteToday(ports, site);
  const links = await ports.partners.ofSite(site);
  const days = await Promise.all(links.map(({ code }) => ports.partners.days(code, firstOf(SHARE_DAYS, today))));
  const all = days.reduce((sum, ofLink) => sum + sentSince(ofLink, firstOf(SHARE_DAYS, today), today).n, 0);
  return links.map((link, at) => lineOf(link, days[at] ?? [], today, all)).toSorted(byStateAndAge);
}

function lineOf(link: PartnerLink, days: readonly PartnerDay[], today: Day, all: number): LinkLine {
  const quarter = sentSince(days, firstOf(SHARE_DAYS, today), today);
  return {
    link,
    state: linkState(link, today),
    week: sentSince(days, firstOf(PARTNER_WEEK, today), today).n,
    quarter: quarter.n,
    over: quarter.over,
    share: shareOf(quarter.n, all),
  };
}

function byStateAndAge(a: LinkLine, b: LinkLine): number {
  const byState = ORDER.indexOf(a.state) - ORDER.indexOf(b.state);
  return byState === 0 ? b.link.madeOn.localeCompare(a.link.madeOn) : byState;
}
