import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type Day, dayOf, HOUR, instantAt } from '#src/domain/day.ts';
import {
  ASK_EVERY_DAYS,
  freshnessOf,
  isAskDue,
  isLinkOpen,
  LINK_DAYS,
  linkText,
  readLinkText,
  withConfirmed,
} from '#src/domain/freshness.ts';
import { STAGES } from '#src/domain/site.ts';
import { aListing } from '#tests/support/aSite.ts';

const TODAY = '2026-06-15';
const ago = (days: number) => addDays(TODAY, -days);
const isDue = (confirmedOn: Day | null, askedOn: Day | null, today = TODAY) => isAskDue(aListing({ confirmedOn }), { askedOn }, today);

test.each([
  ['neither asked nor confirmed', null, null, true],
  ['confirmed one day too lately', ago(ASK_EVERY_DAYS - 1), null, false],
  ['confirmed a month ago', ago(ASK_EVERY_DAYS), null, true],
  ['asked one day too lately', null, ago(ASK_EVERY_DAYS - 1), false],
  ['asked a month ago', null, ago(ASK_EVERY_DAYS), true],
  ['asked long ago, confirmed lately', ago(1), ago(200), false],
  ['confirmed long ago, asked lately', ago(200), ago(1), false],
  ['asked today', null, TODAY, false],
  ['asked tomorrow, as a site further east has it', null, ago(-1), false],
  ['asked in two days, by a clock that ran ahead', null, ago(-2), true],
  ['confirmed in years, by a clock that ran ahead', '2031-01-01', null, true],
  ['asked in years, but confirmed lately', ago(3), '2031-01-01', false],
] as const)('a listing that was %s is asked: %s', (_, confirmedOn, askedOn, due) => {
  expect(isDue(confirmedOn, askedOn)).toBe(due);
});

test('every stage is asked but the one that is over', () => {
  const asked = STAGES.filter((stage) => isAskDue(aListing({ stage }), { askedOn: null }, TODAY));

  expect(STAGES.filter((stage) => !asked.includes(stage))).toEqual(['ended']);
});

test('whatever day a month begins on, a site that answers each letter stays fresh, and one that misses two is not', () => {
  fc.assert(
    fc.property(fc.nat(3000), fc.nat(9), (start, answeredAfter) => {
      const first = addDays('2024-01-01', start);
      const confirmed = withConfirmed(aListing(), first);
      const askedOn = firstDay(first, (day) => isAskDue(confirmed, { askedOn: null }, day));
      expect(askedOn).toBe(addDays(first, ASK_EVERY_DAYS));
      expect(freshnessOf(confirmed, addDays(askedOn, answeredAfter))).toBe('fresh');
      const second = firstDay(askedOn, (day) => isAskDue(confirmed, { askedOn }, day));
      expect(freshnessOf(confirmed, second)).toBe('ageing');
    }),
    { seed: 4 },
  );
});

function firstDay(from: Day, holds: (day: Day) => boolean): Day {
  for (let day = from; day < addDays(from, 100); day = addDays(day, 1)) if (holds(day)) return day;
  throw new Error('not within a hundred days');
}

test.each(['America/New_York', 'America/Los_Angeles', 'Pacific/Honolulu', 'Pacific/Guam'])(
  'asked each hour through a year and its two clock changes, a site in %s gets a letter each thirtieth day and none between',
  (zone) => {
    let askedOn: Day | null = null;
    const asked: Day[] = [];
    const start = instantAt('2026-01-01', '00:30', zone);
    for (let at = start; at < start + 365 * 24 * HOUR; at += HOUR) {
      const today = dayOf(at, zone);
      if (!isAskDue(aListing(), { askedOn }, today)) continue;
      askedOn = today;
      asked.push(today);
    }

    expect(asked).toEqual(Array.from({ length: 13 }, (_, n) => addDays('2026-01-01', n * ASK_EVERY_DAYS)));
  },
);

test.each([
  ['on its own day', 0, true],
  ['on its last day', LINK_DAYS, true],
  ['the day after', LINK_DAYS + 1, false],
  ['the day before it was written, by another clock', -1, true],
  ['two days before it was written', -2, false],
])('a link opens %s: %s', (_, days, open) => {
  expect(isLinkOpen(TODAY, addDays(TODAY, days))).toBe(open);
});

test('a link outlives the wait for the next letter', () => {
  expect(LINK_DAYS).toBeGreaterThan(ASK_EVERY_DAYS);
});

test('what a link carries is read back, and nothing else is', () => {
  const link = { site: 'king-county-wa', writtenOn: TODAY };

  expect(readLinkText(linkText(link))).toEqual(link);
  for (const text of ['', 'king-county-wa', `${linkText(link)} more`, 'King 2026-06-15', `../x ${TODAY}`, '[["area",null]]', ` ${TODAY}`]) {
    expect(readLinkText(text)).toBeNull();
  }
});
