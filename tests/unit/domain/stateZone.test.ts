import { expect, test } from 'vitest';
import { dayOf } from '#src/domain/day.ts';
import { likelyZone } from '#src/domain/stateZone.ts';

const STATES =
  'AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY PR';

test('every state begins with a clock that exists', () => {
  const states = STATES.split(' ');
  expect(states).toHaveLength(52);
  for (const state of states) expect(dayOf(0, likelyZone(state) ?? 'none'), state).toBe('1969-12-31');
});

test('no state has two clocks, and a text that is none has no clock', () => {
  expect(likelyZone('TX')).toBe('America/Chicago');
  expect(likelyZone('AZ')).toBe('America/Phoenix');
  expect(likelyZone('ZZ')).toBeNull();
  expect(likelyZone('')).toBeNull();
});
