import { expect, test } from 'vitest';
import { REFERRAL_STATES, type ReferralState } from '#src/domain/referral.ts';
import { isMoveName, judgeMove, MOVE_NAMES, type MoveName, type Mover, movesFrom, needsReason, ruleOf } from '#src/domain/status.ts';

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
      'take-up': 'outreach',
      elsewhere: 'closed',
      duplicate: 'closed',
      harassment: 'closed',
      wrong: 'closed',
      minor: 'closed',
      'asked-to-erase': 'closed',
    },
    outreach: {
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

const EVERY = REFERRAL_STATES.flatMap((state) =>
  (['intake', 'referrer'] as const).flatMap((who) => MOVE_NAMES.map((move) => ({ state, who, move }))),
);

test.each(EVERY)('$move by $who from $state', ({ state, who, move }) => {
  const to = OFFERED[who][state][move];

  const answer = judgeMove({ move, who, state, reason: 'A reason', previous: 'waiting', minutesSince: 0 });

  expect(answer).toEqual(to ? { kind: 'allowed', to } : { kind: 'refused', because: 'not-from-here' });
  expect(movesFrom(state, who).includes(move)).toBe(to !== undefined);
});

test.each(MOVE_NAMES)('%s asks for a reason exactly where the table says so', (move) => {
  const rule = ruleOf(move);
  const [state] = rule.from;
  if (state === undefined) throw new Error('a move from nowhere');
  const judge = (minutesSince: number) => judgeMove({ move, who: rule.who, state, reason: ' \n', previous: 'new', minutesSince });
  const NEED: readonly MoveName[] = ['wait', 'elsewhere', 'declined', 'unfound', 'duplicate', 'harassment', 'wrong', 'minor'];

  expect(judge(0).kind).toBe(NEED.includes(move) ? 'refused' : 'allowed');
  expect(judge(60).kind).toBe(NEED.includes(move) || move === 'reopen' ? 'refused' : 'allowed');
});

test('taking back a closing needs no reason at ten minutes, and one after them', () => {
  expect(needsReason(ruleOf('reopen'), 10)).toBe(false);
  expect(needsReason(ruleOf('reopen'), 10.01)).toBe(true);
  expect(needsReason(ruleOf('reopen'), Number.POSITIVE_INFINITY)).toBe(true);
});

test('nothing goes back to a place that nobody knows', () => {
  const asked = { move: 'reopen', who: 'intake', state: 'closed', reason: 'A reason', previous: null, minutesSince: 0 } as const;

  expect(judgeMove(asked)).toEqual({ kind: 'refused', because: 'not-from-here' });
});

test('only names of moves are moves', () => {
  expect(isMoveName('take-up')).toBe(true);
  expect(isMoveName('constructor')).toBe(false);
});
