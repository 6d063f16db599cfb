import { expect, test } from 'vitest';
import { REFERRAL_STATES, type ReferralState } from '#src/domain/referral.ts';
import {
  isMoveName,
  judgeMove,
  MOVE_NAMES,
  type MoveName,
  type Mover,
  movesFrom,
  needsReason,
  ruleOf,
  undoOf,
} from '#src/domain/status.ts';

/**
 * The table of product §4, written a second time by hand: what each state offers, and where it leads. A closed item can be
 * taken back too, since refusing it would tell the sender that it is closed (DECISIONS).
 */
const OFFERED: Readonly<Record<Mover, Readonly<Record<ReferralState, Partial<Record<MoveName, ReferralState>>>>>> = {
  intake: {
    held: {
      'take-up': 'outreach',
      wait: 'waiting',
      elsewhere: 'closed',
      duplicate: 'closed',
      harassment: 'closed',
      wrong: 'closed',
      minor: 'closed',
      'asked-to-erase': 'closed',
      release: 'new',
    },
    new: {
      undo: 'waiting',
      'take-up': 'outreach',
      wait: 'waiting',
      elsewhere: 'closed',
      duplicate: 'closed',
      harassment: 'closed',
      wrong: 'closed',
      minor: 'closed',
      'asked-to-erase': 'closed',
    },
    waiting: {
      undo: 'waiting',
      'take-up': 'outreach',
      elsewhere: 'closed',
      duplicate: 'closed',
      harassment: 'closed',
      wrong: 'closed',
      minor: 'closed',
      'asked-to-erase': 'closed',
    },
    outreach: {
      undo: 'waiting',
      met: 'outreach',
      'not-found': 'outreach',
      'try-later': 'outreach',
      'hand-over': 'closed',
      declined: 'closed',
      unfound: 'closed',
      'asked-to-erase': 'closed',
    },
    closed: { reopen: 'waiting' },
    withdrawn: {},
  },
  referrer: {
    held: { withdraw: 'withdrawn' },
    new: { withdraw: 'withdrawn' },
    waiting: { withdraw: 'withdrawn' },
    outreach: { withdraw: 'withdrawn' },
    closed: { withdraw: 'withdrawn' },
    withdrawn: { 'undo-withdraw': 'waiting' },
  },
};

/** What is made without a button of the item: by `/staff/asked/`, a closed one too. */
const ALSO = [{ state: 'closed', who: 'intake', move: 'asked-to-erase', to: 'closed' }];

const EVERY = REFERRAL_STATES.flatMap((state) =>
  (['intake', 'referrer'] as const).flatMap((who) => MOVE_NAMES.map((move) => ({ state, who, move }))),
);

test.each(EVERY)('$move by $who from $state', ({ state, who, move }) => {
  const to = OFFERED[who][state][move];
  const also = ALSO.find((one) => one.state === state && one.who === who && one.move === move)?.to;

  const answer = judgeMove({ move, who, state, reason: 'A reason', last: 'wait', previous: 'waiting', minutesSince: 0 });

  expect(answer).toEqual((to ?? also) ? { kind: 'allowed', to: to ?? also } : { kind: 'refused', because: 'not-from-here' });
  expect(movesFrom(state, who).includes(move)).toBe(to !== undefined);
});

test.each(MOVE_NAMES)('%s asks for a reason exactly where the table says so', (move) => {
  const rule = ruleOf(move);
  const [state] = rule.from;
  if (state === undefined) throw new Error('a move from nowhere');
  const judge = (minutesSince: number) =>
    judgeMove({ move, who: rule.who, state, reason: ' \n', last: 'take-up', previous: 'new', minutesSince });
  const NEED: readonly MoveName[] = ['wait', 'elsewhere', 'declined', 'unfound', 'duplicate', 'harassment', 'wrong', 'minor'];

  expect(judge(0).kind).toBe(NEED.includes(move) ? 'refused' : 'allowed');
  // An hour later there is nothing left to undo, and a closing is reopened with a reason.
  expect(judge(60).kind).toBe(NEED.includes(move) || move === 'reopen' || move === 'undo' ? 'refused' : 'allowed');
});

test('taking back a closing needs no reason at ten minutes, and one after them', () => {
  expect(needsReason(ruleOf('reopen'), 10)).toBe(false);
  expect(needsReason(ruleOf('reopen'), 10.01)).toBe(true);
  expect(needsReason(ruleOf('reopen'), Number.POSITIVE_INFINITY)).toBe(true);
});

test.each<[string, string | null, number, boolean]>([
  ['a take-up at ten minutes', 'take-up', 10, true],
  ['a take-up a moment later', 'take-up', 10.01, false],
  ['a place on the waiting list', 'wait', 3, true],
  ['a release', 'release', 3, true],
  ['an attempt', 'met', 3, true],
  ['an attempt in the last of its minutes', 'not-found', 10, true],
  ['an attempt after them', 'try-later', 10.1, false],
  ['an undo', 'undo', 3, false],
  ['a reopening', 'reopen', 3, false],
  ['what nobody wrote down', null, 3, false],
])('whether %s can be undone', (_name, last, minutesSince, expected) => {
  const asked = { move: 'undo', who: 'intake', state: 'outreach', reason: '', last, previous: 'new', minutesSince } as const;

  expect(judgeMove(asked).kind === 'allowed').toBe(expected);
});

test('a closing is taken back by reopening, anything else by undoing', () => {
  expect(REFERRAL_STATES.map(undoOf)).toEqual(['undo', 'undo', 'undo', 'undo', 'reopen', 'undo']);
});

test('nothing goes back to a place that nobody knows', () => {
  const asked = {
    move: 'reopen',
    who: 'intake',
    state: 'closed',
    reason: 'A reason',
    last: 'wrong',
    previous: null,
    minutesSince: 0,
  } as const;

  expect(judgeMove(asked)).toEqual({ kind: 'refused', because: 'not-from-here' });
});

test('a wish to be erased on what is closed is never begun again, and what was closed from nobody knows where stays closed', () => {
  const asked = { who: 'intake', state: 'closed', reason: 'A reason', minutesSince: 0 } as const;

  expect(judgeMove({ ...asked, move: 'asked-to-erase', last: 'asked-to-erase', previous: 'new' }).kind).toBe('refused');
  expect(judgeMove({ ...asked, move: 'asked-to-erase', last: null, previous: null }).kind).toBe('allowed');
  expect(judgeMove({ ...asked, move: 'reopen', last: 'asked-to-erase', previous: 'closed' }).kind).toBe('refused');
});

test('only names of moves are moves', () => {
  expect(isMoveName('take-up')).toBe(true);
  expect(isMoveName('constructor')).toBe(false);
});
