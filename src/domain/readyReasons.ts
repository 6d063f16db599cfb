import type { MoveName } from './status.ts';

/**
 * Reasons that come up again and again, for every move that may have to say why: picked with one press, and more can be written
 * beside them. Only their words are kept, under the seal (src/words/en/readyReasons.ts).
 */
export const READY_REASONS = {
  wait: ['no-room', 'later', 'more-to-know'],
  elsewhere: ['outside-area', 'other-service', 'in-good-hands'],
  declined: ['no', 'not-now', 'other-help'],
  unfound: ['several-tries', 'no-place'],
  duplicate: ['same-person', 'sent-twice'],
  harassment: ['quarrel', 'removal'],
  wrong: ['nonsense', 'test', 'complaint'],
  minor: ['sender-says', 'we-learned'],
  reopen: ['mistake', 'news'],
} as const satisfies Partial<Record<MoveName, readonly string[]>>;

export type ReasonedMove = keyof typeof READY_REASONS;
export type ReadyReason = { [M in ReasonedMove]: `${M}:${(typeof READY_REASONS)[M][number]}` }[ReasonedMove];

/** How several held messages can be closed at once (security/controls G7): what a flood is made of, and nothing that takes a closer look. */
export const CLOSE_HELD = ['wrong', 'harassment', 'duplicate'] as const satisfies readonly ReasonedMove[];

/** The ready reasons of a move, as `move:code`. */
export function readyReasonsOf(move: MoveName): ReadyReason[] {
  return isReasoned(move) ? READY_REASONS[move].map((code) => `${move}:${code}` as ReadyReason) : [];
}

/** Reads a picked reason; null for one that this move does not have. */
export function readyReasonIn(move: MoveName, picked: string): ReadyReason | null {
  return readyReasonsOf(move).find((each) => each === picked) ?? null;
}

function isReasoned(move: MoveName): move is ReasonedMove {
  return Object.hasOwn(READY_REASONS, move);
}
