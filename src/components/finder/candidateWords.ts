import { sayDay } from '#src/domain/day.ts';
import { LANGUAGES, type Locale, saidIn } from '#src/domain/locale.ts';
import type { About } from '#src/domain/referral.ts';
import { isHelp } from '#src/domain/routing.ts';
import { hasFormOrPhone, wayToRefer } from '#src/domain/wayToRefer.ts';
import type { Offer } from '#src/features/referrals/findSites.ts';
import { wordsFor } from '#src/words/words.ts';
import { whyClosed } from '../directory/whyClosed.ts';

/** Who asks in which language, and whether one question above the cards asks for the area already. */
export interface CardAsked {
  readonly locale: Locale;
  readonly about: About;
  readonly asksWhich: boolean;
}

/** What a card says of its site, apart from the way in itself. */
export interface CandidateWords {
  readonly title: string;
  /** Its area, as a question where the person has to say whether it is the right one. */
  readonly area: string;
  readonly asks: boolean;
  readonly text: string;
  /** On the button to its form here. */
  readonly button: string;
  /** That it has no free places, by its own word. */
  readonly noPlaces: string;
  /** When it last stood by its listing; empty where it never did. */
  readonly confirmed: string;
}

/** The words of one card (product §2.2): which door, the area in the words drawn for it, and how old the site's own word is. */
export function candidateWords(offer: Offer, asked: CardAsked): CandidateWords {
  const { site, door, ask, outOfDate } = offer;
  const { card } = wordsFor(asked.locale).finder;
  const { ways } = wordsFor(asked.locale).sites;
  const way = wayToRefer(site);
  return {
    title: outOfDate && hasFormOrPhone(way) ? card.longAgo : ways[way].title,
    area: areaLine(offer, asked),
    asks: ask && isHelp(door),
    text: [thenLine(offer, asked), textOf(offer, asked.locale)].filter((line) => line !== '').join(' '),
    button: buttonOf(offer, asked),
    noPlaces: noPlacesLine(offer, asked.locale),
    confirmed: confirmedLine(offer, asked.locale),
  };
}

function areaLine({ door, ask, areas }: Offer, { locale, about, asksWhich }: CardAsked): string {
  const { card } = wordsFor(locale).finder;
  const area = new Intl.ListFormat(LANGUAGES[locale].tag, { type: 'disjunction' }).format(areas.map((words) => saidIn(words, locale)));
  if (!ask || !isHelp(door)) return card.area(area);
  if (asksWhich) return card.inArea(area);
  return about === 'self' ? card.askSelf(area) : card.askOther(area);
}

/** Where the person's answer leads, if the site has a door of its own. */
function thenLine({ site, door, ask }: Offer, { locale, about, asksWhich }: CardAsked): string {
  if (!ask || door !== 'other-door' || !hasFormOrPhone(wayToRefer(site))) return '';
  const { card } = wordsFor(locale).finder;
  if (!asksWhich) return card.yesThen;
  return about === 'self' ? card.thereThenSelf : card.thereThen;
}

function textOf({ site }: Offer, locale: Locale): string {
  const way = wayToRefer(site);
  const words = wordsFor(locale).sites.ways[way];
  // The listing's own page says more of a site that ended; here is nothing below it.
  if (way === 'ended') return wordsFor(locale).finder.card.ended;
  return whyClosed(site, locale) ?? ('text' in words ? words.text : '');
}

function buttonOf({ site, ask }: Offer, { locale, asksWhich }: CardAsked): string {
  const { card } = wordsFor(locale).finder;
  const label = ask && asksWhich ? card.there : ask ? card.yes : card.write;
  return label(site.listing.name);
}

function noPlacesLine({ site, door }: Offer, locale: Locale): string {
  const { capacity } = site.listing;
  if (!isHelp(door) || capacity === null || capacity.places > 0) return '';
  const { card } = wordsFor(locale).finder;
  return `${card.noPlaces(sayDay(capacity.asOf, locale, true))} ${door === 'takes-here' ? card.stillWrite : card.askFirst}`;
}

function confirmedLine({ site, outOfDate }: Offer, locale: Locale): string {
  const { confirmedOn, stage } = site.listing;
  if (confirmedOn === null || stage === 'ended') return '';
  const day = sayDay(confirmedOn, locale, true);
  return outOfDate ? wordsFor(locale).finder.card.outOfDate(day) : wordsFor(locale).sites.confirmedOn(day);
}
