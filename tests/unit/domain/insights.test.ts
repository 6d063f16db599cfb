import { expect, test } from 'vitest';
import {
  countedOnArrival,
  countedOnMove,
  countedOnReading,
  LONGEST_TOLD,
  monthOf,
  monthsBetween,
  openDaysAfter,
  toldParts,
  toldWhole,
  under,
  waitsOf,
} from '#src/domain/insights.ts';
import { MOVE_NAMES, type MoveName, ruleOf } from '#src/domain/status.ts';

const WORKDAY = { opens: '09:00', closes: '17:00' };
const HOURS = {
  timeZone: 'America/Los_Angeles',
  weekly: { 1: WORKDAY, 2: WORKDAY, 3: WORKDAY, 4: WORKDAY, 5: WORKDAY },
  holidays: ['2026-11-26'],
};
const AT = Date.UTC(2026, 2, 4);

function counted(move: MoveName, before: readonly MoveName[] = [], openDays = 1) {
  const notes = before.map((each) => ({ at: AT, move: each }));
  return countedOnMove({ move, month: '2026-04', notes, openDays, monthAt: () => '2026-03' }).map(
    ({ what, month, by }) => `${what} ${month} ${by}`,
  );
}

test('a message counts once in each of its dimensions, and once for each concern', () => {
  const answers = { relation: 'business', concerns: ['housing', 'poverty'], locale: 'es', aware: null } as const;
  expect(countedOnArrival(answers, true, 'partner')).toEqual([
    'relation:business',
    'concern:housing',
    'concern:poverty',
    'language:es',
    'aware:not-said',
    'by:partner',
    'held',
  ]);
  expect(countedOnArrival({ ...answers, aware: 'no' }, false, 'form')).not.toContain('held');
});

test('the first reading says how long it took and whether the promise was kept', () => {
  expect(countedOnReading({ openDays: 0, inTime: true, locale: 'en' })).toEqual(['read:0', 'kept:en']);
  expect(countedOnReading({ openDays: LONGEST_TOLD + 1, inTime: false, locale: 'es' })).toEqual(['read:more', 'late:es']);
  expect(countedOnReading({ openDays: 2, inTime: true, locale: null })).toEqual(['read:2']);
});

test('nights, weekends and closed days do not count as waiting', () => {
  expect(openDaysAfter(HOURS, '2026-11-20', '2026-11-20')).toBe(0);
  expect(openDaysAfter(HOURS, '2026-11-20', '2026-11-23')).toBe(1);
  expect(openDaysAfter(HOURS, '2026-11-24', '2026-11-27')).toBe(2);
  expect(openDaysAfter(HOURS, '2026-11-24', '2026-11-20')).toBe(0);
});

test('the first decision is timed once, whatever is taken back and decided anew', () => {
  expect(counted('take-up')).toEqual(['decided:1 2026-04 1']);
  expect(counted('elsewhere', ['wait'], 3)).toEqual(['decided:3 2026-04 1', 'outcome:elsewhere 2026-04 1']);
  expect(counted('take-up', ['take-up', 'reopen'])).toEqual([]);
  expect(counted('wait')).toEqual([]);
});

test('the first attempt to meet is timed, the later ones are not', () => {
  expect(counted('not-found', ['take-up'], 2)).toEqual(['reached:2 2026-04 1']);
  expect(counted('met', ['take-up', 'not-found'])).toEqual([]);
});

test('what was wrong with a message is one class, so that no count tells of one sender', () => {
  const classes = (['harassment', 'wrong', 'minor'] as const).map((move) => counted(move, ['take-up']));
  expect(new Set(classes.flat())).toEqual(new Set(['outcome:not-for-lead 2026-04 1']));
});

test('every move that closes counts an outcome', () => {
  const silent = MOVE_NAMES.filter(
    (move) => ruleOf(move).who === 'intake' && ruleOf(move).to === 'closed' && !counted(move).some((what) => what.startsWith('outcome:')),
  );
  expect(silent).toEqual([]);
});

test('reopening takes the outcome off the month in which it was counted', () => {
  expect(counted('reopen', ['take-up', 'declined'])).toEqual(['outcome:declined 2026-03 -1']);
  expect(counted('reopen', [])).toEqual([]);
  expect(counted('asked-to-erase', ['take-up', 'declined'])).toEqual(['outcome:asked-to-erase 2026-04 1', 'outcome:declined 2026-03 -1']);
});

test('a release is counted', () => {
  expect(counted('release')).toEqual(['released 2026-04 1']);
});

test('half and nine in ten are read from the counts of waits', () => {
  expect(waitsOf(new Map(), 'read')).toBeNull();
  expect(
    waitsOf(
      new Map([
        ['read:0', 5],
        ['read:1', 4],
        ['read:more', 1],
      ]),
      'read',
    ),
  ).toEqual({ n: 10, median: 1, ninetieth: 'more' });
  expect(waitsOf(new Map([['decided:3', 1]]), 'decided')).toEqual({ n: 1, median: 3, ninetieth: 3 });
  expect(waitsOf(new Map([['read:3', 1]]), 'decided')).toBeNull();
});

test('a dimension lists every code, also those that nobody chose', () => {
  expect(under(new Map([['by:desk', 2]]), 'by', ['form', 'desk'])).toEqual([
    { code: 'form', n: 0 },
    { code: 'desk', n: 2 },
  ]);
});

test('months are listed across the end of a year', () => {
  expect(monthsBetween('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
  expect(monthsBetween('2026-02', '2026-01')).toEqual([]);
  expect(monthOf('2026-03-31')).toBe('2026-03');
});

const say = (parts: ReturnType<typeof toldParts>) => parts.map((part) => (part.kind === 'number' ? part.n : part.kind));

test('no small part of a sum can be reckoned from the others', () => {
  expect(say(toldParts([40, 3]))).toEqual(['hidden', 'hidden']);
  expect(say(toldParts([40, 12, 3]))).toEqual([40, 'hidden', 'hidden']);
  expect(say(toldParts([40, 12, 0]))).toEqual([40, 'hidden', 'hidden']);
  expect(say(toldParts([40, 6, 5]))).toEqual([40, 'few', 'few']);
  expect(say(toldParts([40, 12]))).toEqual([40, 12]);
  expect(say(toldParts([3, 0]))).toEqual(['few', 'few']);
});

test('a sum beside its parts is told where it gives none away', () => {
  expect(say([toldWhole([30, 3]), toldWhole([30, 8, 3]), toldWhole([30, 12]), toldWhole([3, 2]), toldWhole([12])])).toEqual([
    'hidden',
    41,
    42,
    'few',
    12,
  ]);
});
