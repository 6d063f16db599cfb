import { expect, test } from 'vitest';
import { DAY_LONG, HOUR } from '#src/domain/day.ts';
import { canUndoWithdrawal, receiptStatus, withdrawalMark, withdrawalYear } from '#src/domain/receiptStatus.ts';

const DUE = Date.parse('2026-03-04T01:00:00Z');
const FOLLOWED = { receivedOn: '2026-03-02', dueAt: DUE, readOn: null, withdrawnAt: null };

test('before the promise it waits, after it the page says so', () => {
  expect(receiptStatus(FOLLOWED, '2026-03-03', DUE)).toEqual({ kind: 'waiting', dueAt: DUE });
  expect(receiptStatus(FOLLOWED, '2026-03-03', DUE + 1)).toEqual({ kind: 'late' });
});

test('read is the day of the first opening, also after the promise', () => {
  expect(receiptStatus({ ...FOLLOWED, readOn: '2026-03-03' }, '2026-03-20', DUE + 1)).toEqual({ kind: 'read', on: '2026-03-03' });
});

test('from day 30 it is silent, whatever became of it', () => {
  expect(receiptStatus({ ...FOLLOWED, readOn: '2026-03-03' }, '2026-03-31', DUE + 1).kind).toBe('read');
  expect(receiptStatus({ ...FOLLOWED, readOn: '2026-03-03' }, '2026-04-01', DUE + 1).kind).toBe('silent');
  expect(receiptStatus({ ...FOLLOWED, withdrawnAt: DUE }, '2026-04-01', DUE + 1).kind).toBe('silent');
});

test('what was taken back says so, read or not', () => {
  for (const readOn of [null, '2026-03-03']) {
    expect(receiptStatus({ ...FOLLOWED, readOn, withdrawnAt: DUE }, '2026-03-04', DUE)).toEqual({ kind: 'withdrawn' });
  }
});

test('a receipt keeps the end of the hour in which its message was taken back, so the 24 hours are never short', () => {
  expect([DUE - HOUR + 1, DUE - 1, DUE].map(withdrawalMark)).toEqual([DUE, DUE, DUE]);
  expect(canUndoWithdrawal(withdrawalMark(DUE - 1), DUE - 1 + DAY_LONG)).toBe(true);
});

test('the undo ends with the 24 hours', () => {
  expect(canUndoWithdrawal(DUE, DUE + DAY_LONG)).toBe(true);
  expect(canUndoWithdrawal(DUE, DUE + DAY_LONG + 1)).toBe(false);
});

test('a withdrawal counts in the year of its hour, by the clock of the site', () => {
  const halfPastEleven = Date.UTC(2027, 0, 1, 7, 30);

  expect(withdrawalYear(withdrawalMark(halfPastEleven), 'America/Los_Angeles')).toBe(2026);
  expect(withdrawalYear(withdrawalMark(halfPastEleven + HOUR), 'America/Los_Angeles')).toBe(2027);
  expect(withdrawalYear(withdrawalMark(halfPastEleven), 'UTC')).toBe(2027);
});
