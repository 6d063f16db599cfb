import { expect, test } from 'vitest';
import { LOOK_MINUTES, presenceInMemory } from '#src/adapters/presence.ts';
import { MINUTE } from '#src/domain/day.ts';
import { settableClock } from '#tests/support/scripted.ts';

test('a look counts for two minutes, on its own item alone', () => {
  const clock = settableClock(0);
  const presence = presenceInMemory(clock);
  presence.see('one', 'ada');
  clock.advance(MINUTE);
  presence.see('one', 'ben');

  expect(presence.here('one')).toEqual(['ada', 'ben']);
  expect(presence.here('two')).toEqual([]);
  clock.advance((LOOK_MINUTES - 1) * MINUTE);
  expect(presence.here('one')).toEqual(['ben']);
  clock.advance(MINUTE);
  expect(presence.here('one')).toEqual([]);
});

test('looking again counts anew', () => {
  const clock = settableClock(0);
  const presence = presenceInMemory(clock);
  presence.see('one', 'ada');
  clock.advance(MINUTE);
  presence.see('one', 'ada');
  clock.advance(LOOK_MINUTES * MINUTE - 1);

  expect(presence.here('one')).toEqual(['ada']);
});
