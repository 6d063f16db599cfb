import { expect, test } from 'vitest';
import { receiptStatus } from '#src/domain/receiptStatus.ts';

const DUE = Date.parse('2026-03-04T01:00:00Z');
const FOLLOWED = { receivedOn: '2026-03-02', dueAt: DUE, readOn: null, withdrawn: false };

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
  expect(receiptStatus({ ...FOLLOWED, withdrawn: true }, '2026-04-01', DUE + 1).kind).toBe('silent');
});
