import { type Day, sayDay } from '#src/domain/day.ts';
import { freshnessOf } from '#src/domain/freshness.ts';
import { DEFAULT_LOCALE, type Locale, localePath, saidIn, siteLang } from '#src/domain/locale.ts';
import type { Listing } from '#src/domain/site.ts';
import { wayToRefer } from '#src/domain/wayToRefer.ts';
import type { Nearness } from '#src/features/directory/nearestSites.ts';
import type { FoundSite } from '#src/features/directory/searchSites.ts';
import { wordsFor } from '#src/words/words.ts';

/** What a card in the list says of a site; the state stands above the card, or beside its area where the list goes by distance. */
export function siteCard({ site, near }: FoundSite, today: Day, locale: Locale) {
  const { listing } = site;
  const { card } = wordsFor(locale).directory;
  return {
    slug: listing.slug,
    name: listing.name,
    nameLang: nameLang(listing, locale),
    state: near ? listing.state : '',
    own: siteLang(locale),
    area: startingBig(saidIn(listing.area, locale)),
    near: near ? nearLabel(near, locale) : '',
    stageLabel: wordsFor(locale).sites.stageAsOf(listing.stage, listing.stageAsOf),
    whoLabel: card.ways[wayToRefer(site)],
    confirmedLabel: freshnessLabel(listing, today, locale),
    href: localePath(locale, `/sites/${listing.slug}/`),
  };
}

/** Whether and when the site itself confirmed its facts, and whether that is long ago; empty for one that ended without a word of its own. */
function freshnessLabel(listing: Listing, today: Day, locale: Locale): string {
  const { card } = wordsFor(locale).directory;
  const { confirmedOn, stage, demonstration } = listing;
  if (demonstration) return card.invented;
  if (confirmedOn === null) return stage === 'ended' ? '' : card.freshness.never('');
  // Of a site that ended nobody expects a word.
  const freshness = stage === 'ended' ? 'fresh' : freshnessOf(listing, today);
  return card.freshness[freshness](sayDay(confirmedOn, locale, true));
}

function nearLabel(near: Nearness, locale: Locale): string {
  const { place } = wordsFor(locale).directory;
  if (near.kind === 'inside') return near.ask ? place.mayBeInside : place.inside;
  return near.miles === null ? place.notKnown : place.away(roughly(near.miles));
}

/** Whole miles, tens from a hundred on: areas are measured by the middles of ZIPs. */
function roughly(miles: number): number {
  return miles < 100 ? Math.max(1, Math.round(miles)) : Math.round(miles / 10) * 10;
}

/** Whether and when the site itself confirmed its facts; empty for one that ended, which nobody will confirm. */
export function confirmedLabel(listing: Listing, locale: Locale): string {
  const words = wordsFor(locale).sites;
  if (listing.demonstration) return words.card.invented;
  if (listing.confirmedOn !== null) return words.confirmedOn(sayDay(listing.confirmedOn, locale, true));
  return listing.stage === 'ended' ? '' : words.notConfirmed;
}

/** A name is a name in every language; one that says "(demonstration)" says so in English. */
export function nameLang({ demonstration }: Listing, locale: Locale): Locale | undefined {
  return demonstration && locale !== DEFAULT_LOCALE ? DEFAULT_LOCALE : undefined;
}

/** Areas are written to stand inside a sentence ("the City of Bangor"); here one begins a line. */
export function startingBig(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

/** The name of the server that an address leads to, as people know it. */
export function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^www\./, '');
}
