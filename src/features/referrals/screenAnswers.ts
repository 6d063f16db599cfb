import type { Answers } from '#src/domain/referral.ts';
import { placeAgainst } from '#src/domain/routing.ts';
import { type Screened, screen } from '#src/domain/screening.ts';
import type { LiveSite } from '#src/domain/site.ts';
import type { Ports } from '#src/ports.ts';

export type PlaceVerdict = 'inside' | 'outside' | 'unasked';

/** Screens complete answers for a site, by the table of domain/screening.ts. */
export function screenAnswers(site: LiveSite, answers: Answers, place: PlaceVerdict, doubts: readonly string[]): Screened {
  const { status, takesMinors } = site.intake;
  const live = site.listing.model !== 'departs';
  return screen({ danger: answers.danger, age: answers.age, site: { live, status, takesMinors }, place, doubts });
}

/** What the finder's table says of the typed place; a place it does not know cannot be outside: a person judges it. */
export async function placeOf(ports: Pick<Ports, 'places'>, site: LiveSite, typed: string): Promise<PlaceVerdict> {
  const found = typed === '' ? null : await ports.places.find(typed);
  return found?.kind === 'known' ? placeAgainst(found.place, site.listing) : 'unasked';
}
