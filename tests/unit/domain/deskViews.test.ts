import { expect, test } from 'vitest';
import { HOUR } from '#src/domain/day.ts';
import {
  ALL_VIEWS,
  countViews,
  isView,
  MORNING_VIEWS,
  morningOf,
  pageOf,
  ROWS_A_PAGE,
  rowsIn,
  type View,
  type ViewFacts,
} from '#src/domain/deskViews.ts';
import { REFERRAL_STATES, type ReferralRow } from '#src/domain/referral.ts';

const NOW = Date.UTC(2026, 2, 2, 18);
const facts: ViewFacts = { me: 'me', now: NOW, endOfToday: NOW + 14 * HOUR, soon: '2026-03-09' };
let made = 0;

function row(different: Partial<ReferralRow> = {}): ReferralRow {
  made += 1;
  const id = String(made).padStart(26, '0');
  return {
    id,
    site: 'north-lead',
    epoch: 1,
    day: '2026-03-02',
    state: 'new',
    assignee: null,
    dueAt: NOW + 48 * HOUR,
    deleteOn: '2026-05-31',
    version: 1,
    rehearsal: false,
    ...different,
  };
}

const viewsOf = (item: ReferralRow): View[] => ALL_VIEWS.filter((view) => rowsIn(view, [item], facts).length > 0);

test.each<[string, Partial<ReferralRow>, View[]]>([
  ['a new item nobody has', {}, ['new', 'unassigned', 'all']],
  ['a new item past its promise', { dueAt: NOW - 1 }, ['overdue', 'new', 'unassigned', 'all']],
  ['an item at the very moment of its promise is due, not late', { dueAt: NOW }, ['due-today', 'new', 'unassigned', 'all']],
  ['the last moment of today', { dueAt: NOW + 14 * HOUR - 1 }, ['due-today', 'new', 'unassigned', 'all']],
  ['the first moment of tomorrow', { dueAt: NOW + 14 * HOUR }, ['new', 'unassigned', 'all']],
  ['a held item past its promise is overdue too', { state: 'held', dueAt: NOW - 1 }, ['overdue', 'held', 'unassigned', 'all']],
  ['a new item that I took', { assignee: 'me' }, ['untouched', 'new', 'mine', 'all']],
  ['an item in outreach that I have', { state: 'outreach', assignee: 'me', dueAt: NOW - 1 }, ['mine', 'outreach', 'all']],
  ['an item that somebody else has', { state: 'waiting', assignee: 'other' }, ['waiting', 'all']],
  ['an open item erased in seven days', { deleteOn: '2026-03-09' }, ['erased-soon', 'new', 'unassigned', 'all']],
  ['an open item erased in eight days', { deleteOn: '2026-03-10' }, ['new', 'unassigned', 'all']],
  ['a closed item is nobody’s work any more', { state: 'closed', assignee: 'me', deleteOn: '2026-03-03' }, ['closed', 'all']],
  ['an item that was taken back', { state: 'withdrawn' }, ['closed', 'all']],
  ['an item that was taken back while somebody has it', { state: 'withdrawn', assignee: 'other' }, ['taken-back', 'closed', 'all']],
])('%s stands in its views and in no other', (_name, different, views) => {
  expect(viewsOf(row(different))).toEqual(views);
});

test('every state stands in a view of its own kind, so that no item can be lost from sight', () => {
  for (const state of REFERRAL_STATES) {
    expect(
      viewsOf(row({ state })).filter((view) => view !== 'all' && view !== 'unassigned'),
      state,
    ).not.toEqual([]);
  }
});

test('what is due first stands first, and what was closed last stands first', () => {
  const [late, soon, later] = [row({ dueAt: NOW - HOUR }), row({ dueAt: NOW + HOUR }), row({ dueAt: NOW + 2 * HOUR })];

  expect(rowsIn('new', [later, late, soon], facts)).toEqual([late, soon, later]);

  const closed = [row({ state: 'closed', dueAt: NOW - 2 * HOUR }), row({ state: 'closed', dueAt: NOW - HOUR })];
  expect(rowsIn('closed', closed, facts)).toEqual(closed.toReversed());
});

test('the counts beside the links are those of the lists', () => {
  const counts = countViews([row(), row({ state: 'held' }), row({ state: 'withdrawn' })], facts, 4);

  expect(counts).toMatchObject({ new: 1, held: 1, closed: 5, unassigned: 2, overdue: 0, all: 7 });
});

test('this morning shows an item once, in the first part that fits, and counts it in each', () => {
  const both = row({ state: 'held', dueAt: NOW - 1 });
  const held = row({ state: 'held' });

  const parts = morningOf([both, held], facts);

  expect(parts.map(({ view }) => view)).toEqual([...MORNING_VIEWS]);
  expect(parts.find(({ view }) => view === 'overdue')).toEqual({ view: 'overdue', count: 1, rows: [both] });
  expect(parts.find(({ view }) => view === 'held')).toEqual({ view: 'held', count: 2, rows: [held] });
});

test('a morning without anything urgent shows what is new, no longer than a share of the page', () => {
  const fresh = Array.from({ length: 9 }, () => row({ dueAt: NOW + 48 * HOUR }));

  const parts = morningOf(fresh, facts);

  expect(parts.at(-1)).toMatchObject({ view: 'new', count: 9 });
  expect(parts.at(-1)?.rows.length).toBe(4);
  expect(morningOf([...fresh, row({ state: 'held' })], facts).map(({ view }) => view)).toEqual([...MORNING_VIEWS]);
});

test('this morning never shows more than one page of rows', () => {
  const rows = Array.from({ length: 60 }, (_, index) => row({ state: index % 2 ? 'held' : 'new', dueAt: NOW - index }));

  const shown = morningOf(rows, facts).flatMap((part) => part.rows);

  expect(shown.length).toBeLessThanOrEqual(ROWS_A_PAGE);
  expect(new Set(shown).size).toBe(shown.length);
});

test.each([
  [1, 1, 25],
  [2, 2, 5],
  [99, 2, 5],
  [-3, 1, 25],
])('page %i of thirty rows is page %i with %i rows', (asked, page, length) => {
  const answer = pageOf(
    Array.from({ length: 30 }, (_, index) => index),
    asked,
  );

  expect(answer).toMatchObject({ page, pages: 2 });
  expect(answer.rows).toHaveLength(length);
});

test('an empty list is one empty page', () => {
  expect(pageOf([], 1)).toEqual({ rows: [], page: 1, pages: 1 });
});

test('only names of views are views', () => {
  expect(isView('held')).toBe(true);
  expect(isView('toString')).toBe(false);
  expect(isView('')).toBe(false);
});
