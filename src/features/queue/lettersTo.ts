import { type LetterEvent, lettersDue, wantsLetter } from '#src/domain/letterChoice.ts';
import type { NewDelivery } from '#src/ports/letters.ts';
import type { Ports } from '#src/ports.ts';
import { deskSite } from './deskSite.ts';

/** The letters that something at the desk owes one person, as they chose; once a visit with those about new work, and none on leave. */
export async function lettersTo(ports: Ports, staffId: string, event: LetterEvent): Promise<NewDelivery[]> {
  const person = await ports.staff.byId(staffId);
  if (person?.site == null || person.status !== 'active' || person.onLeaveSince !== null) return [];
  if (!wantsLetter(person.letters, event)) return [];
  const { hours, now } = await deskSite(ports, person.site);
  return lettersDue(person.letters, now, hours).map(({ nth, at }) => ({
    id: ports.ids.next(),
    kind: 'new-work',
    staffId,
    nth,
    dueAt: at,
    secret: null,
  }));
}
