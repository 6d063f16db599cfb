import { sayDay } from '#src/domain/day.ts';
import { type Locale, localePath } from '#src/domain/locale.ts';
import type { Listing, Site } from '#src/domain/site.ts';
import { wayToRefer } from '#src/domain/wayToRefer.ts';
import { wordsFor } from '#src/words/words.ts';

/** What a card in the list says of a site; the state stands above the card. */
export function siteCard(site: Site, locale: Locale) {
  const { listing } = site;
  const words = wordsFor(locale).sites;
  return {
    slug: listing.slug,
    name: listing.name,
    state: '',
    area: startingBig(listing.area[locale]),
    stageLabel: words.stageAsOf(listing.stage, listing.stageAsOf),
    whoLabel: whoLabel(site, locale),
    confirmedLabel: confirmedLabel(listing, locale),
    href: localePath(locale, `/sites/${listing.slug}/`),
  };
}

/** Whether and when the site itself confirmed its facts; empty for one that ended, which nobody will confirm. */
export function confirmedLabel(listing: Listing, locale: Locale): string {
  const words = wordsFor(locale).sites;
  if (listing.demonstration) return words.card.invented;
  if (listing.confirmedOn !== null) return words.confirmedOn(sayDay(listing.confirmedOn, locale, true));
  return listing.stage === 'ended' ? '' : words.notConfirmed;
}

/** Areas are written to stand inside a sentence ("the City of Bangor"); here one begins a line. */
export function startingBig(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

/** The name of the server that an address leads to, as people know it. */
export function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^www\./, '');
}

function whoLabel(site: Site, locale: Locale): string {
  const words = wordsFor(locale).sites;
  const way = wayToRefer(site);
  if (way === 'here' || way === 'paused' || way === 'departs') return words.card[way];
  return words.who[site.listing.whoMayRefer];
}
