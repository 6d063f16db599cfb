import type { Answers } from '#src/domain/referral.ts';
import { placeAgainst } from '#src/domain/routing.ts';
import { type Screened, screen } from '#src/domain/screening.ts';
import type { LiveSite } from '#src/domain/site.ts';
import type { Ports } from '#src/ports.ts';

/** Screens complete answers for a site; the only thing that is looked up is the typed place. */
export async function screenAnswers(
  ports: Pick<Ports, 'places'>,
  site: LiveSite,
  answers: Answers,
  doubts: readonly string[],
): Promise<Screened> {
  return screen({
    danger: answers.danger,
    age: answers.age,
    site: { live: true, status: site.intake.status, takesMinors: site.intake.takesMinors },
    place: await placeOf(ports, site, answers.place),
    doubts,
  });
}

// A place that the table does not know cannot be outside: it is for a person to judge.
async function placeOf(ports: Pick<Ports, 'places'>, site: LiveSite, typed: string): Promise<'inside' | 'outside' | 'unasked'> {
  const found = typed === '' ? null : await ports.places.find(typed);
  return found?.kind === 'known' ? placeAgainst(found.place, site.listing) : 'unasked';
}
