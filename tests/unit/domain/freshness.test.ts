import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#src/domain/day.ts';
import { confirmedSince, FRESH_DAYS, freshnessOf, STALE_AFTER_DAYS, withConfirmed } from '#src/domain/freshness.ts';
import { ROUTING_FACTS } from '#src/domain/site.ts';
import { aListing } from '#tests/support/aSite.ts';

const ON = '2026-01-01';

test.each([
  ['today', 0, 'fresh'],
  ['on the last fresh day', FRESH_DAYS, 'fresh'],
  ['the day after', FRESH_DAYS + 1, 'ageing'],
  ['on the last day of ageing', STALE_AFTER_DAYS, 'ageing'],
  ['the day after that', STALE_AFTER_DAYS + 1, 'stale'],
  ['years ago', 2000, 'stale'],
  // A clock that went back, or a confirmation dated by a site far to the west.
  ['tomorrow', -1, 'fresh'],
] as const)('a listing that was confirmed %s (%i days)', (_, days, freshness) => {
  expect(freshnessOf({ confirmedOn: ON }, addDays(ON, days))).toBe(freshness);
});

test('a listing that nobody confirmed is neither fresh nor stale', () => {
  expect(freshnessOf({ confirmedOn: null }, ON)).toBe('never');
});

test('a listing is as old as the oldest of its facts, and unconfirmed while one of them is', () => {
  const all = Object.fromEntries(ROUTING_FACTS.map((fact) => [fact, '2026-02-01']));
  expect(confirmedSince(all)).toBe('2026-02-01');
  expect(confirmedSince({ ...all, phone: ON })).toBe(ON);
  for (const fact of ROUTING_FACTS) {
    const { [fact]: _left, ...without } = all;
    expect(confirmedSince(without)).toBeNull();
  }
  expect(confirmedSince({})).toBeNull();
});

test('confirming some facts makes the listing no younger than the others', () => {
  const once = withConfirmed(aListing(), ON);
  expect(once.confirmedOn).toBe(ON);
  expect(withConfirmed(once, '2026-03-01', ['phone'])).toMatchObject({ confirmedOn: ON, checked: { phone: '2026-03-01', area: ON } });
  expect(withConfirmed(once, '2026-03-01').confirmedOn).toBe('2026-03-01');
  expect(withConfirmed(aListing(), ON, ['phone']).confirmedOn).toBeNull();
  // The listing that was read stays as it was: it is shared.
  expect(once.checked.phone).toBe(ON);
});

test('time only makes a listing older', () => {
  const order = ['fresh', 'ageing', 'stale'];
  fc.assert(
    fc.property(fc.nat(400), fc.nat(400), (first, later) => {
      const at = (days: number) => order.indexOf(freshnessOf({ confirmedOn: ON }, addDays(ON, days)));
      expect(at(first + later)).toBeGreaterThanOrEqual(at(first));
    }),
    { seed: 4 },
  );
});
