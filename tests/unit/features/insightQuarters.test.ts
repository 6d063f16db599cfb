import { expect, test } from 'vitest';
import { finishedQuarters, readQuarter } from '#src/features/insights/quarters.ts';

test.each([
  ['2026-11', '2026-Q3', '2026-07', '2026-09'],
  ['2026-10', '2026-Q3', '2026-07', '2026-09'],
  ['2026-09', '2026-Q2', '2026-04', '2026-06'],
  ['2026-01', '2025-Q4', '2025-10', '2025-12'],
  ['2026-03', '2025-Q4', '2025-10', '2025-12'],
])('in %s the newest quarter that is over is %s', (current, name, from, to) => {
  expect(finishedQuarters(current)[0]).toEqual({ name, from, to });
});

test('eight quarters can be asked for, none twice, and never the running one', () => {
  const names = finishedQuarters('2026-11').map(({ name }) => name);
  expect(names).toEqual(['2026-Q3', '2026-Q2', '2026-Q1', '2025-Q4', '2025-Q3', '2025-Q2', '2025-Q1', '2024-Q4']);
  expect(readQuarter('2026-Q4', '2026-11').name).toBe('2026-Q3');
  expect(readQuarter('2025-Q2', '2026-11').name).toBe('2025-Q2');
  expect(readQuarter(null, '2026-11').name).toBe('2026-Q3');
});
