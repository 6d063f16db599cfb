import { sayDay } from '#src/domain/day.ts';
import { LANGUAGES, type Locale } from '#src/domain/locale.ts';
import { ROUTING_FACTS } from '#src/domain/site.ts';
import type { OpenedSite } from '#src/features/directory/openSite.ts';
import { wordsFor } from '#src/words/words.ts';

/** When the site itself last stood by its page, and what that means for somebody who reads it (product §5). */
export function confirmedWords({ site, freshness }: Pick<OpenedSite, 'site' | 'freshness'>, locale: Locale): string {
  const { listing } = site;
  const words = wordsFor(locale).sitePage.freshness;
  if (listing.demonstration) return words.invented;
  if (listing.stage === 'ended') return words.ended;
  if (listing.confirmedOn !== null) return words[freshness === 'never' ? 'fresh' : freshness](sayDay(listing.confirmedOn, locale, true));
  return partlyConfirmed(listing, locale) ?? (listing.sources.length > 0 ? words.never : words.neverNoSources);
}

/** Which facts alone it has confirmed, with the oldest of their days. */
function partlyConfirmed({ checked }: OpenedSite['site']['listing'], locale: Locale): string | null {
  const { facts, freshness } = wordsFor(locale).sitePage;
  const confirmed = ROUTING_FACTS.flatMap((fact) => (checked[fact] === undefined ? [] : [{ fact, day: checked[fact] }]));
  const [oldest] = confirmed.map(({ day }) => day).sort();
  if (oldest === undefined) return null;
  const named = new Intl.ListFormat(LANGUAGES[locale].tag).format(confirmed.map(({ fact }) => facts[fact]));
  return freshness.partly(named, sayDay(oldest, locale, true));
}
