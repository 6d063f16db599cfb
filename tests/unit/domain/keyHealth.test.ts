import { expect, test } from 'vitest';
import { DAY_LONG } from '#src/domain/day.ts';
import { KEY_HEALTH_RULES, type KeyFacts, type KeyTrouble, keyTroubles } from '#src/domain/keyHealth.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const daysAgo = (days: number) => NOW - days * DAY_LONG;

const WELL: KeyFacts = {
  now: NOW,
  keyMadeAt: daysAgo(91),
  holders: 2,
  unlockedAt: daysAgo(7),
  sheet: { madeAt: daysAgo(366), confirmedOn: '2026-05-26' },
  leftAt: daysAgo(400),
};

test('a site on the last day of every limit is well', () => {
  expect(keyTroubles(WELL)).toEqual([]);
});

/** What turns each rule red; a rule that is not here does not compile. */
const RED: Readonly<Record<KeyTrouble, Partial<KeyFacts>>> = {
  'few-holders': { holders: 1 },
  'nobody-unlocked': { unlockedAt: daysAgo(7) - 1 },
  'no-sheet': { sheet: null },
  'sheet-not-on-paper': { sheet: { madeAt: daysAgo(1), confirmedOn: null } },
  'sheet-seen': { leftAt: daysAgo(365) },
  'sheet-old': { sheet: { madeAt: daysAgo(366) - 1, confirmedOn: '2026-11-20' } },
  'sheet-unchecked': { sheet: { madeAt: daysAgo(300), confirmedOn: '2026-05-25' } },
  'roll-overdue': { keyMadeAt: daysAgo(95) },
};

test.each(KEY_HEALTH_RULES.map(({ name }) => name))('the panel is red for %s alone where only that is wrong', (name) => {
  expect(keyTroubles({ ...WELL, ...RED[name] })).toEqual([name]);
});

test('nobody who ever unlocked is as red as nobody for a week, and a site without a key is asked nothing', () => {
  expect(keyTroubles({ ...WELL, unlockedAt: null })).toEqual(['nobody-unlocked']);
  expect(keyTroubles({ ...WELL, keyMadeAt: null, holders: 0, sheet: null, unlockedAt: null })).toEqual([]);
});
