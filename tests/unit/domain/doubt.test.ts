import { expect, test } from 'vitest';
import { DOUBT_RULES, type DoubtFacts, isHeldFull, judgeSender, LIMITS, offersCheck } from '#src/domain/doubt.ts';

const QUIET: DoubtFacts = {
  tokenAgeSeconds: 60,
  honeypotFilled: false,
  clientLastHour: 0,
  clientLastDay: 0,
  siteLastHour: 0,
  siteLastDay: 0,
  allLastHour: 0,
  hasPass: false,
};

const ROWS: [rule: string, just: Partial<DoubtFacts>, over: Partial<DoubtFacts>, passHelps: boolean][] = [
  ['too-quick', { tokenAgeSeconds: 3 }, { tokenAgeSeconds: 2.9 }, false],
  ['honeypot', { honeypotFilled: false }, { honeypotFilled: true }, false],
  ['client-soft', { clientLastHour: 4, clientLastDay: 9 }, { clientLastHour: 5 }, true],
  ['site-soft', { siteLastHour: 29, siteLastDay: 119 }, { siteLastHour: 30 }, true],
  ['all-soft', { allLastHour: 299 }, { allLastHour: 300 }, true],
];

test.each(ROWS)('%s holds one over its limit and not one at it', (rule, just, over, passHelps) => {
  expect(judgeSender({ ...QUIET, ...just }, LIMITS)).toEqual({ kind: 'fine' });
  expect(judgeSender({ ...QUIET, ...over }, LIMITS)).toEqual({ kind: 'doubt', because: [rule] });
  expect(judgeSender({ ...QUIET, ...over, hasPass: true }, LIMITS).kind).toBe(passHelps ? 'fine' : 'doubt');
});

test('the table above has every rule', () => {
  expect(ROWS.map(([rule]) => rule)).toEqual(DOUBT_RULES.map((rule) => rule.name));
});

test('ten a day from one network is doubt even when the hour is quiet', () => {
  expect(judgeSender({ ...QUIET, clientLastDay: 10 }, LIMITS).kind).toBe('doubt');
  expect(judgeSender({ ...QUIET, siteLastDay: 120 }, LIMITS).kind).toBe('doubt');
});

test('only far above one building’s day is anybody refused', () => {
  expect(judgeSender({ ...QUIET, clientLastHour: 29 }, LIMITS).kind).toBe('doubt');
  expect(judgeSender({ ...QUIET, clientLastHour: 30, hasPass: true }, LIMITS).kind).toBe('refuse');
});

test('the check is offered over the soft limits of the site and of all, never for one network', () => {
  expect(offersCheck({ siteLastHour: 29, siteLastDay: 0, allLastHour: 299 }, LIMITS)).toBe(false);
  expect(offersCheck({ siteLastHour: 30, siteLastDay: 0, allLastHour: 0 }, LIMITS)).toBe(true);
  expect(offersCheck({ siteLastHour: 0, siteLastDay: 120, allLastHour: 0 }, LIMITS)).toBe(true);
  expect(offersCheck({ siteLastHour: 0, siteLastDay: 0, allLastHour: 300 }, LIMITS)).toBe(true);
});

test('held has a ceiling for a site’s day and for all', () => {
  expect(isHeldFull({ siteToday: 49, all: 299 }, LIMITS)).toBe(false);
  expect(isHeldFull({ siteToday: 50, all: 50 }, LIMITS)).toBe(true);
  expect(isHeldFull({ siteToday: 0, all: 300 }, LIMITS)).toBe(true);
});
