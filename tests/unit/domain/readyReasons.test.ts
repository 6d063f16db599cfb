import { expect, test } from 'vitest';
import { CLOSE_HELD, READY_REASONS, readyReasonIn, readyReasonsOf } from '#src/domain/readyReasons.ts';
import { MOVE_NAMES, ruleOf } from '#src/domain/status.ts';
import { readyReasons } from '#src/words/en/readyReasons.ts';

test('every move that may have to say why has ready reasons, and no other', () => {
  const reasoned = MOVE_NAMES.filter((move) => ruleOf(move).reason !== 'none');

  expect(Object.keys(READY_REASONS).sort()).toEqual([...reasoned].sort());
  for (const move of reasoned) expect(readyReasonsOf(move).length, move).toBeGreaterThan(1);
  expect(readyReasonsOf('take-up')).toEqual([]);
});

test('no two reasons of a move say the same', () => {
  for (const move of MOVE_NAMES) {
    const said = readyReasonsOf(move).map((code) => readyReasons[code]);
    expect(new Set(said).size, move).toBe(said.length);
  }
});

test('a reason counts for its own move alone', () => {
  expect(readyReasonIn('wait', 'wait:no-room')).toBe('wait:no-room');
  expect(readyReasonIn('wrong', 'wait:no-room')).toBeNull();
  expect(readyReasonIn('wait', 'constructor')).toBeNull();
  expect(readyReasonIn('wait', '')).toBeNull();
});

test('what several held messages can be closed as is allowed from held', () => {
  for (const move of CLOSE_HELD) expect(ruleOf(move).from).toContain('held');
});
