import { type Day, sayDay } from '#src/domain/day.ts';
import { freshnessOf } from '#src/domain/freshness.ts';
import type { Listing } from '#src/domain/site.ts';
import { bureauDesk } from '#src/words/en/bureauDesk.ts';

/** How fresh a listing is, and since when. */
export function freshnessWords(listing: Pick<Listing, 'confirmedOn'>, today: Day): string {
  const { confirmedOn } = listing;
  const said = bureauDesk.freshness[freshnessOf(listing, today)];
  return confirmedOn === null ? said : `${said}, ${bureauDesk.confirmedOn(sayDay(confirmedOn, 'en', true))}`;
}
