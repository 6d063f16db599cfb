import { expect, test } from 'vitest';
import { isMessageMove, MESSAGE_MOVES, MESSAGE_STATES, type MessageState, messageMovesFrom } from '#src/domain/bureauMessage.ts';

test.each<[MessageState, string[]]>([
  ['new', ['answered', 'about-person']],
  ['held', ['answered', 'about-person']],
  ['answered', ['about-person']],
  ['about-person', []],
])('from %s the Bureau can decide %j', (state, moves) => {
  expect(messageMovesFrom(state)).toEqual(moves);
});

test('every state has its row above, and no move sends a message anywhere', () => {
  expect(MESSAGE_STATES).toEqual(['new', 'held', 'answered', 'about-person']);
  expect(MESSAGE_MOVES.filter((move) => !MESSAGE_STATES.includes(move))).toEqual([]);
});

test.each(['', 'new', 'held', 'open', 'toString', 'forward'])('"%s" is no move', (text) => {
  expect(isMessageMove(text)).toBe(false);
});
