import type { Instant } from './day.ts';
import { SECOND_LETTER_AFTER } from './letters.ts';
import { nextOpening, type OpeningHours } from './promise.ts';

/** What a person of a desk can have letters about. */
export const LETTER_EVENTS = ['new-work', 'assigned', 'returned', 'erased-soon', 'promise-missed'] as const;
export type LetterEvent = (typeof LETTER_EVENTS)[number];

/** How soon letters come; whatever the pace, two at most until the person has opened the desk again (product §4). */
export const LETTER_PACES = ['at-once', 'morning', 'none'] as const;
export type LetterPace = (typeof LETTER_PACES)[number];

/** Which letters a person of a desk wants, and how soon. */
export interface LetterChoice {
  readonly events: readonly LetterEvent[];
  readonly pace: LetterPace;
}

/** Of somebody who chose nothing. That a promise was missed is told to the backup contact alone. */
export const USUAL_LETTERS: LetterChoice = { events: ['new-work', 'assigned', 'returned', 'erased-soon'], pace: 'at-once' };

/** A letter to one person: the first or the second until they come, and when. */
export interface LetterDue {
  readonly nth: 1 | 2;
  readonly at: Instant;
}

/** When letters come at each pace: the one table to argue about. Without hours a morning is no better known than now. */
const DUE: Readonly<Record<LetterPace, (now: Instant, hours: OpeningHours | null) => LetterDue[]>> = {
  'at-once': (now) => [
    { nth: 1, at: now },
    { nth: 2, at: now + SECOND_LETTER_AFTER },
  ],
  morning: (now, hours) => {
    const first = hours && nextOpening(hours, now);
    const second = hours && first && nextOpening(hours, first.at);
    return first && second
      ? [
          { nth: 1, at: first.at },
          { nth: 2, at: second.at },
        ]
      : DUE['at-once'](now, hours);
  },
  none: () => [],
};

/** When the letters of a choice come. Whoever is told against their choice, because nobody else would be, is told at once. */
export function lettersDue(choice: LetterChoice | null, now: Instant, hours: OpeningHours | null): LetterDue[] {
  const { pace } = choice ?? USUAL_LETTERS;
  return DUE[pace === 'none' ? 'at-once' : pace](now, hours);
}

/** Tells whether somebody wants letters about an event. */
export function wantsLetter(choice: LetterChoice | null, event: LetterEvent): boolean {
  const { events, pace } = choice ?? USUAL_LETTERS;
  return pace !== 'none' && events.includes(event);
}

/** What is kept of a choice. Events stand in the order of the table, so that the same choice is the same text. */
export function writeLetterChoice({ events, pace }: LetterChoice): string {
  return JSON.stringify({ events: LETTER_EVENTS.filter((event) => events.includes(event)), pace });
}

/** A kept choice; null where nothing was chosen, or what stands there is no choice: letters come as to everybody then. */
export function readLetterChoice(kept: string | null): LetterChoice | null {
  try {
    const { events, pace } = JSON.parse(kept ?? 'null') as { events?: unknown; pace?: unknown };
    const known = LETTER_PACES.find((one) => one === pace);
    if (known === undefined || !Array.isArray(events)) return null;
    return { events: LETTER_EVENTS.filter((event) => events.includes(event)), pace: known };
  } catch {
    return null;
  }
}
