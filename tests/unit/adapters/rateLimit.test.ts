import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MOST_KEYS, rateLimit } from '#src/adapters/rateLimit.ts';
import { HOUR, MINUTE } from '#src/domain/day.ts';
import { settableClock } from '#tests/support/scripted.ts';

const DAY = 24 * HOUR;
const START = Date.UTC(2026, 2, 2, 18);

test('a hit answers how many there were before it', () => {
  const limits = rateLimit(settableClock(START));

  expect([1, 2, 3].map(() => limits.hit('client', 'a', HOUR))).toEqual([0, 1, 2]);
  expect(limits.peek('client', 'a', HOUR)).toBe(3);
});

test('buckets and keys are counted apart', () => {
  const limits = rateLimit(settableClock(START));
  limits.hit('client', 'a', HOUR);

  expect(limits.peek('client', 'b', HOUR)).toBe(0);
  expect(limits.peek('site', 'a', HOUR)).toBe(0);
});

test('the window slides: each event leaves it on its own', () => {
  const clock = settableClock(START);
  const limits = rateLimit(clock);
  limits.hit('client', 'a', HOUR);
  clock.advance(40 * MINUTE);
  limits.hit('client', 'a', HOUR);

  clock.advance(20 * MINUTE);
  expect(limits.peek('client', 'a', HOUR)).toBe(1);
  clock.advance(40 * MINUTE);
  expect(limits.peek('client', 'a', HOUR)).toBe(0);
});

test('what was counted for a day can be asked about for an hour', () => {
  const clock = settableClock(START);
  const limits = rateLimit(clock);
  for (let n = 0; n < 6; n += 1) {
    limits.hit('client', 'a', DAY);
    clock.advance(HOUR / 2);
  }

  expect(limits.peek('client', 'a', HOUR)).toBe(1);
  expect(limits.peek('client', 'a', DAY)).toBe(6);
});

test('many events of one key are all counted, and a shorter window is wrong by an eighth of it at most', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 4 * MINUTE }), { minLength: 150, maxLength: 600 }), (waits) => {
      const clock = settableClock(START);
      const limits = rateLimit(clock);
      const times = waits.map((wait) => {
        clock.advance(wait);
        limits.hit('site', 'a', 7 * DAY);
        return clock.now();
      });
      const within = (window: number) => times.filter((at) => at > clock.now() - window).length;

      expect(limits.peek('site', 'a', 7 * DAY)).toBe(times.length);
      expect(limits.peek('site', 'a', HOUR)).toBeGreaterThanOrEqual(within(HOUR));
      expect(limits.peek('site', 'a', HOUR)).toBeLessThanOrEqual(within(1.25 * HOUR));
    }),
    { numRuns: 30 },
  );
});

test('the key that was quiet longest is forgotten first', () => {
  const limits = rateLimit(settableClock(START), 2);
  limits.hit('client', 'a', HOUR);
  limits.hit('client', 'b', HOUR);
  limits.hit('client', 'a', HOUR);
  limits.hit('client', 'c', HOUR);

  expect(['a', 'b', 'c'].map((key) => limits.peek('client', key, HOUR))).toEqual([2, 0, 1]);
});

test('fifty thousand keys are remembered and not one more', () => {
  const limits = rateLimit(settableClock(START));
  for (let n = 0; n <= MOST_KEYS; n += 1) limits.hit('client', String(n), HOUR);

  expect(MOST_KEYS).toBe(50_000);
  expect(limits.peek('client', '0', HOUR)).toBe(0);
  expect(limits.peek('client', '1', HOUR)).toBe(1);
});

test('what is taken back was never counted, one event at a time', () => {
  const limits = rateLimit(settableClock(START));
  limits.hit('client', 'a', HOUR);
  limits.hit('client', 'a', HOUR);
  limits.takeBack('client', 'a');

  expect(limits.peek('client', 'a', HOUR)).toBe(1);
  limits.takeBack('client', 'a');
  limits.takeBack('client', 'a');
  limits.takeBack('client', 'nobody');
  expect(limits.peek('client', 'a', HOUR)).toBe(0);
});
