import type { Instant } from '#src/domain/day.ts';
import { SECOND_LETTER_AFTER } from '#src/domain/letters.ts';
import type { NewDelivery } from '#src/ports.ts';

/**
 * The letters that new work owes: one to each worker now, one more after the interval, then quiet (product §4). The store
 * keeps each once a visit, so a hundred messages owe no more than one does.
 */
export function owedLetters(staffIds: readonly string[], now: Instant, nextId: () => string): NewDelivery[] {
  return staffIds.flatMap((staffId): NewDelivery[] => [
    { id: nextId(), kind: 'new-work', staffId, nth: 1, dueAt: now, secret: null },
    { id: nextId(), kind: 'new-work', staffId, nth: 2, dueAt: now + SECOND_LETTER_AFTER, secret: null },
  ]);
}
