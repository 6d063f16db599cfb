import { dayOf, type Instant } from '#src/domain/day.ts';
import { freshnessOf } from '#src/domain/freshness.ts';
import { type LetterDue, lettersDue, wantsLetter } from '#src/domain/letterChoice.ts';
import type { OpeningHours } from '#src/domain/promise.ts';
import type { LiveSite } from '#src/domain/site.ts';
import { type Tellable, whoIsTold } from '#src/domain/whoIsTold.ts';
import type { NewDelivery } from '#src/ports/letters.ts';
import type { StaffRecord } from '#src/ports/staff.ts';
import type { Ports } from '#src/ports.ts';

/**
 * The letters that new work owes: one to each worker now, one more after the interval, then quiet (product §4), or when somebody
 * chose to have them (`dueOf`). The store keeps each once a visit, so a hundred messages owe no more than one does.
 */
export function owedLetters(
  staffIds: readonly string[],
  now: Instant,
  nextId: () => string,
  dueOf: (staffId: string) => readonly LetterDue[] = () => lettersDue(null, now, null),
): NewDelivery[] {
  return staffIds.flatMap((staffId) =>
    dueOf(staffId).map(({ nth, at }): NewDelivery => ({ id: nextId(), kind: 'new-work', staffId, nth, dueAt: at, secret: null })),
  );
}

/** When each of these people chose to have letters. */
function asChosen(
  people: readonly Pick<StaffRecord, 'id' | 'letters'>[],
  now: Instant,
  hours: OpeningHours,
): (staffId: string) => readonly LetterDue[] {
  const choices = new Map(people.map(({ id, letters }) => [id, letters]));
  return (staffId) => lettersDue(choices.get(staffId) ?? null, now, hours);
}

/**
 * The letters that new work at a site owes: to who can read it, and to the backup contact where they may not be reached. A letter to
 * anybody else would only tell an outsider that something came in.
 */
export async function lettersOfWork(
  ports: Pick<Ports, 'keys' | 'staff' | 'ids' | 'clock'>,
  { listing, intake }: LiveSite,
): Promise<NewDelivery[]> {
  const now = ports.clock.now();
  const key = await ports.keys.current(listing.slug);
  const holders = key === null ? [] : await ports.keys.holders(listing.slug, key.epoch);
  const workers = (await ports.staff.ofSite(listing.slug)).filter(({ status }) => status === 'active');
  const people = workers.map(tellable);
  const told = whoIsTold({
    readers: people.filter(({ id }) => holders.includes(id)),
    backup: people.find(({ id }) => id === intake.backupContact) ?? null,
    isStale: freshnessOf(listing, dayOf(now, intake.hours.timeZone)) === 'stale',
  });
  return owedLetters(told, now, ports.ids.next, asChosen(workers, now, intake.hours));
}

function tellable({ id, mailTrouble, invitedUntil, onLeaveSince, letters }: StaffRecord): Tellable {
  // An address that nobody has signed in with so far may not reach anybody.
  return {
    id,
    hasTrouble: mailTrouble !== null || invitedUntil !== null,
    wants: wantsLetter(letters, 'new-work'),
    isAway: onLeaveSince !== null,
  };
}
