import { BUREAU_ZONE } from '#src/domain/bureauMessage.ts';
import { dayOf, type Instant, instantAt } from '#src/domain/day.ts';
import { SECOND_LETTER_AFTER } from '#src/domain/letters.ts';
import type { Locale } from '#src/domain/locale.ts';
import { messageUntil } from '#src/domain/retention.ts';
import type { NewDelivery } from '#src/ports/letters.ts';
import type { Ports } from '#src/ports.ts';
import type { BureauReader } from './bureauReaders.ts';
import type { ContactAnswers } from './contactForm.ts';

export interface AcceptedContact {
  readonly id: string;
  readonly answers: ContactAnswers;
  readonly locale: Locale;
  readonly heldFor: readonly string[];
  readonly readers: readonly BureauReader[];
}

/**
 * Seals a message to each reader of the Bureau and stores it with the letters owed, in one atomic batch. No secret that could
 * open it is at hand here. A repeated id changes nothing.
 */
export async function storeMessage(ports: Ports, { id, answers, locale, heldFor, readers }: AcceptedContact): Promise<void> {
  const { place, role, ...details } = answers;
  const now = ports.clock.now();
  const day = dayOf(now, BUREAU_ZONE);
  const state = heldFor.length > 0 ? 'held' : 'new';
  const recipients = readers.map(({ recipient }) => recipient);
  await ports.bureauMessages.add({
    row: { id, day, state, deleteOn: messageUntil(day) },
    sealed: await ports.vault.sealBureauMessage(recipients, id, { place, role, locale, heldFor }, details),
    letters: readers.flatMap((reader) => lettersFor(reader, now, ports.ids.next)),
    // The day only, as with referrals: an exact time beside a phone bill would name who wrote.
    audit: {
      at: instantAt(day, '12:00', BUREAU_ZONE),
      actor: 'asker',
      site: null,
      act: 'bureau-message-received',
      object: id,
      result: state,
    },
    month: day.slice(0, 7),
  });
}

// One now, one more after the interval, then quiet; the store keeps each once a visit.
function lettersFor({ id: staffId }: BureauReader, now: Instant, nextId: () => string): NewDelivery[] {
  return [
    { id: nextId(), kind: 'bureau-message', staffId, nth: 1, dueAt: now, secret: null },
    { id: nextId(), kind: 'bureau-message', staffId, nth: 2, dueAt: now + SECOND_LETTER_AFTER, secret: null },
  ];
}
