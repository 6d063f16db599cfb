import type { Role } from '#src/domain/staff.ts';
import type { Actor } from '#src/features/listings/listingHistory.ts';
import { bureauDesk } from '#src/words/en/bureauDesk.ts';

/** Whoever did something, as the Bureau's pages say it. */
export function actorWords(actor: Actor): string {
  if (actor.kind !== 'person') return bureauDesk.actors[actor.kind];
  const role = bureauDesk.roles[actor.role as Role] ?? actor.role;
  return bureauDesk.actors.person(actor.name, role);
}
