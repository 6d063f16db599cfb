import type { Day } from './day.ts';
import type { Locale } from './locale.ts';

/** Who asks the Bureau how LEAD begins in a place: the choices of the form, in its order. */
export const ASKER_ROLES = ['official', 'police', 'prosecutor', 'defender', 'provider', 'business', 'advocate', 'other'] as const;
export type AskerRole = (typeof ASKER_ROLES)[number];

/** Longest texts, in code points. Room for a question, not for the story of a person. */
export const MESSAGE_LIMITS = { contact: 200, name: 120, question: 600 } as const;

/** The Bureau sits in Seattle (security/threat-model §9): its days begin there. */
export const BUREAU_ZONE = 'America/Los_Angeles';

/** What the list shows after unlock. */
export interface MessageSummary {
  /** A ZIP, five digits. */
  readonly place: string;
  readonly role: AskerRole;
  readonly locale: Locale;
  /** Why it is held apart; empty when it is not. */
  readonly heldFor: readonly string[];
}

/** Opened by one deliberate, audited act. */
export interface MessageDetails {
  readonly contact: string;
  readonly name: string;
  readonly question: string;
}

export const MESSAGE_STATES = ['new', 'held', 'answered', 'about-person'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** Everything about a message to the Bureau that stands in the clear. */
export interface MessageRow {
  readonly id: string;
  /** Day of receipt in the Bureau's zone. */
  readonly day: Day;
  readonly state: MessageState;
  readonly deleteOn: Day;
}

/** What the Bureau can decide; each is named by the state that it leads to. */
export const MESSAGE_MOVES = ['answered', 'about-person'] as const satisfies readonly MessageState[];
export type MessageMove = (typeof MESSAGE_MOVES)[number];

/** From which states each move goes. That a text is about a person may show late; nothing leads back from there. */
export const MOVES_FROM: Readonly<Record<MessageMove, readonly MessageState[]>> = {
  answered: ['new', 'held'],
  'about-person': ['new', 'held', 'answered'],
};

/** Tells whether a text names a move. */
export function isMessageMove(text: string): text is MessageMove {
  return MESSAGE_MOVES.some((move) => move === text);
}

/** The moves that a state allows. */
export function messageMovesFrom(state: MessageState): MessageMove[] {
  return MESSAGE_MOVES.filter((move) => MOVES_FROM[move].includes(state));
}
