import { expect, test } from 'vitest';
import { WATCH_RULES, type WatchName, watchOf } from '#src/domain/watch.ts';

const QUIET = { sums: new Map<string, number>(), received: 0, partners: [] };

test.each<[WatchName, Parameters<typeof watchOf>[0], Parameters<typeof watchOf>[0]]>([
  ['complaints', some({ 'relation:business': 6, 'relation:public-office': 4 }, 20), some({ 'relation:business': 9 }, 20)],
  [
    'not-for-lead',
    some({ 'outcome:not-for-lead': 5, 'outcome:declined': 15 }),
    some({ 'outcome:not-for-lead': 4, 'outcome:declined': 16 }),
  ],
  ['unaware', some({ 'aware:no': 10, 'aware:not-safe': 5 }, 20), some({ 'aware:no': 14 }, 20)],
  ['held', some({ held: 4 }, 20), some({ held: 3 }, 20)],
  ['one-partner', { ...some({}, 20), partners: [1, 8] }, { ...some({}, 20), partners: [7, 7] }],
  ['few-met', some({ 'outcome:unfound': 10, 'outcome:declined': 10 }), some({ 'outcome:unfound': 9, 'outcome:declined': 11 })],
  ['language', some({ 'kept:en': 20, 'kept:es': 17, 'late:es': 3 }), some({ 'kept:en': 20, 'kept:es': 18, 'late:es': 2 })],
])('%s is asked from its mark on, and not before it', (name, asked, quiet) => {
  expect(watchOf(asked)).toContain(name);
  expect(watchOf(quiet)).not.toContain(name);
});

test('nothing is asked of fewer messages than may be told', () => {
  const few = some(
    { 'relation:business': 10, held: 10, 'aware:no': 10, 'outcome:unfound': 5, 'outcome:not-for-lead': 5, 'kept:en': 10, 'late:es': 10 },
    10,
  );
  expect(watchOf({ ...few, partners: [10] })).toEqual([]);
  expect(watchOf(QUIET)).toEqual([]);
});

test('every question has its line above', () => {
  expect(WATCH_RULES).toHaveLength(7);
});

function some(sums: Record<string, number>, received = 0) {
  return { sums: new Map(Object.entries(sums)), received, partners: [] };
}
