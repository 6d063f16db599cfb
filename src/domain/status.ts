import type { ReferralState } from './referral.ts';
import type { Outcome } from './retention.ts';

/** Who may make a move: a worker of the site, or the sender through the receipt. */
export type Mover = 'intake' | 'referrer';

/** Ten minutes in which a move can be taken back, a closing without a reason (product §4). */
export const UNDO_MINUTES = 10;
/** How long a withdrawal can be undone (product §2.7). */
export const WITHDRAW_UNDO_HOURS = 24;

export interface MoveRule {
  readonly from: readonly ReferralState[];
  /** From where it is made as well, though no button of the item offers it. */
  readonly alsoFrom?: readonly ReferralState[];
  /** `previous`: back to where it was before. */
  readonly to: ReferralState | 'previous';
  readonly who: Mover;
  /** `later`: needed once the ten minutes are over. */
  readonly reason: 'none' | 'required' | 'later';
  /** For moves that close: how long the item still lives. */
  readonly outcome?: Outcome;
  /** True when the move is the first decision on an item, which starts the end of the contact's life. */
  readonly decides?: boolean;
  /** The moves that this one takes back, when they were the last one and for `UNDO_MINUTES` alone. */
  readonly takesBack?: readonly string[];
  /** True when nobody takes it back after `UNDO_MINUTES`, for whatever reason. */
  readonly isFinal?: boolean;
}

const UNDECIDED = ['new', 'held', 'waiting'] as const;

/** The table of moves (product §4). Screens, guards and tests read this and nothing else. */
export const MOVES = {
  'take-up': { from: UNDECIDED, to: 'outreach', who: 'intake', reason: 'none', decides: true },
  wait: { from: ['new', 'held'], to: 'waiting', who: 'intake', reason: 'required' },
  elsewhere: { from: UNDECIDED, to: 'closed', who: 'intake', reason: 'required', outcome: 'closed', decides: true },
  met: { from: ['outreach'], to: 'outreach', who: 'intake', reason: 'none' },
  'not-found': { from: ['outreach'], to: 'outreach', who: 'intake', reason: 'none' },
  'try-later': { from: ['outreach'], to: 'outreach', who: 'intake', reason: 'none' },
  'hand-over': { from: ['outreach'], to: 'closed', who: 'intake', reason: 'none', outcome: 'handed-over' },
  declined: { from: ['outreach'], to: 'closed', who: 'intake', reason: 'required', outcome: 'closed' },
  unfound: { from: ['outreach'], to: 'closed', who: 'intake', reason: 'required', outcome: 'closed' },
  duplicate: { from: UNDECIDED, to: 'closed', who: 'intake', reason: 'required', outcome: 'closed', decides: true },
  harassment: { from: UNDECIDED, to: 'closed', who: 'intake', reason: 'required', outcome: 'wrong-door', decides: true },
  wrong: { from: UNDECIDED, to: 'closed', who: 'intake', reason: 'required', outcome: 'wrong-door', decides: true },
  minor: { from: UNDECIDED, to: 'closed', who: 'intake', reason: 'required', outcome: 'wrong-door', decides: true },
  // Product §3: who asks in person to have it erased is not asked why, whatever has been done since; of a closed one the day comes earlier.
  // It decides nothing: the contact keeps the end that a decision gave it, or goes with the item. What the person was promised stays so.
  'asked-to-erase': {
    from: [...UNDECIDED, 'outreach'],
    alsoFrom: ['closed'],
    to: 'closed',
    who: 'intake',
    reason: 'none',
    outcome: 'wrong-door',
    isFinal: true,
  },
  reopen: { from: ['closed'], to: 'previous', who: 'intake', reason: 'later' },
  release: { from: ['held'], to: 'new', who: 'intake', reason: 'none' },
  // What the sender was told stays told: that a person has read the message is never taken back.
  undo: {
    from: ['new', 'waiting', 'outreach'],
    to: 'previous',
    who: 'intake',
    reason: 'none',
    takesBack: ['release', 'wait', 'take-up', 'met', 'not-found', 'try-later'],
  },
  // Also from closed: were it refused there, taking back would tell the sender that the team has decided (product §2.7).
  withdraw: { from: ['held', 'new', 'waiting', 'outreach', 'closed'], to: 'withdrawn', who: 'referrer', reason: 'none' },
  'undo-withdraw': { from: ['withdrawn'], to: 'previous', who: 'referrer', reason: 'none' },
} as const satisfies Record<string, MoveRule>;

export type MoveName = keyof typeof MOVES;
export const MOVE_NAMES = Object.keys(MOVES) as MoveName[];

/** The rule of a move, with its optional parts. */
export function ruleOf(move: MoveName): MoveRule {
  return MOVES[move];
}

/** Tells whether a text names a move. */
export function isMoveName(text: string): text is MoveName {
  return Object.hasOwn(MOVES, text);
}

/** The moves that somebody may make from a state, in the table's order: these are the buttons on the page. */
export function movesFrom(state: ReferralState, who: Mover): MoveName[] {
  return MOVE_NAMES.filter((name) => ruleOf(name).who === who && ruleOf(name).from.includes(state));
}

/** What has to be known to judge one move. */
export interface MoveAsked {
  readonly move: MoveName;
  readonly who: Mover;
  readonly state: ReferralState;
  readonly reason: string;
  /** The move that brought the item to its state; null when nobody knows any more. */
  readonly last: string | null;
  /** Where the item was before; null when nobody knows any more. */
  readonly previous: ReferralState | null;
  readonly minutesSince: number;
}

export type MoveAnswer =
  | { readonly kind: 'allowed'; readonly to: ReferralState }
  | { readonly kind: 'refused'; readonly because: 'not-from-here' | 'reason-missing' };

/** Answers whether a move is allowed, and where it leads. */
export function judgeMove(asked: MoveAsked): MoveAnswer {
  const rule = ruleOf(asked.move);
  if (rule.who !== asked.who || !isFrom(rule, asked) || !takesBackLast(rule, asked) || isOverFinal(rule, asked)) {
    return { kind: 'refused', because: 'not-from-here' };
  }
  if (needsReason(rule, asked.minutesSince) && asked.reason.trim() === '') {
    return { kind: 'refused', because: 'reason-missing' };
  }
  if (rule.to !== 'previous') return { kind: 'allowed', to: rule.to };
  return asked.previous === null || isClosedTwice(asked)
    ? { kind: 'refused', because: 'not-from-here' }
    : { kind: 'allowed', to: asked.previous };
}

// What is final already is not begun again: that would give it new minutes in which it can be taken back.
function isFrom({ from, alsoFrom = [] }: MoveRule, { state, last }: MoveAsked): boolean {
  return from.includes(state) || (alsoFrom.includes(state) && !(last !== null && isMoveName(last) && ruleOf(last).isFinal === true));
}

// Nobody knows from where it was closed the first time.
function isClosedTwice({ state, previous }: MoveAsked): boolean {
  return state === 'closed' && previous === 'closed';
}

/** The move that takes back the last one, while there is one; a closing within the same ten minutes needs no reason. */
export function undoOf(state: ReferralState): 'undo' | 'reopen' {
  return state === 'closed' ? 'reopen' : 'undo';
}

function takesBackLast({ takesBack }: MoveRule, { last, minutesSince }: MoveAsked): boolean {
  return takesBack === undefined || (last !== null && takesBack.includes(last) && minutesSince <= UNDO_MINUTES);
}

function isOverFinal({ to, who }: MoveRule, { last, minutesSince }: MoveAsked): boolean {
  // The sender's own taking back, and bringing back, is theirs at any time.
  if (to !== 'previous' || who !== 'intake' || last === null || !isMoveName(last)) return false;
  return ruleOf(last).isFinal === true && minutesSince > UNDO_MINUTES;
}

/** Tells whether a move has to say why, so many minutes after the last one. */
export function needsReason(rule: MoveRule, minutesSince: number): boolean {
  return rule.reason === 'required' || (rule.reason === 'later' && minutesSince > UNDO_MINUTES);
}
