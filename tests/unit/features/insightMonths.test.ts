import { expect, test } from 'vitest';
import { readMonths } from '#src/features/insights/months.ts';

const NOW = '2026-11';

test.each([
  [
    { from: null, to: null },
    { from: '2025-12', to: '2026-11' },
  ],
  [
    { from: '2026-03', to: '2026-05' },
    { from: '2026-03', to: '2026-05' },
  ],
  [
    { from: '2026-03', to: '2027-05' },
    { from: '2026-03', to: '2026-11' },
  ],
  [
    { from: '2026-06', to: '2026-05' },
    { from: '2025-06', to: '2026-05' },
  ],
  [
    { from: '2001-01', to: '2026-11' },
    { from: '2021-12', to: '2026-11' },
  ],
  [
    { from: "2026-03' OR 1", to: 'x' },
    { from: '2025-12', to: '2026-11' },
  ],
])('%o is read as months in order, five years at most, none in the future', (asked, expected) => {
  expect(readMonths(asked, NOW)).toEqual(expected);
});
