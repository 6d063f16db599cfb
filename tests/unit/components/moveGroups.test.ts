import { expect, test } from 'vitest';
import { groupMoves, keyOfMove } from '#src/components/desk/moveGroups.ts';
import { REFERRAL_STATES } from '#src/domain/referral.ts';
import { MOVE_NAMES, movesFrom, needsReason, ruleOf } from '#src/domain/status.ts';

const offered = (state: (typeof REFERRAL_STATES)[number]) =>
  movesFrom(state, 'intake').map((move) => ({ move, needsReason: needsReason(ruleOf(move), Number.POSITIVE_INFINITY) }));

test.each(REFERRAL_STATES)('from %s every move that is offered stands in one group', (state) => {
  const moves = offered(state);
  const { quick, attempts, reasoned, wishes } = groupMoves(moves);

  expect([...quick, ...attempts, ...reasoned, ...wishes].sort()).toEqual(moves.map(({ move }) => move).sort());
});

test('what has to say why stands apart from what is one press, and so does the wish of the person', () => {
  expect(groupMoves(offered('outreach'))).toEqual({
    quick: ['hand-over', 'undo'],
    attempts: ['met', 'not-found', 'try-later'],
    reasoned: ['declined', 'unfound'],
    wishes: ['asked-to-erase'],
  });
});

test('no key closes an item with one press', () => {
  const reached = MOVE_NAMES.filter((move) => keyOfMove(move) !== undefined);

  expect(reached).toEqual(['take-up', 'wait', 'elsewhere']);
  for (const move of reached) expect(ruleOf(move).to !== 'closed' || ruleOf(move).reason === 'required').toBe(true);
});
