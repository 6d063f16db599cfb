import { expect, test } from 'vitest';
import { KEPT_MINUTES, keptListsInMemory, MOST_KEPT } from '#src/adapters/keptLists.ts';
import { MINUTE } from '#src/domain/day.ts';
import type { KeptList } from '#src/ports.ts';

function someLists() {
  let now = 0;
  const lists = keptListsInMemory({ now: () => now });
  const pass = (minutes: number) => {
    now += minutes * MINUTE;
  };
  return { lists, pass };
}

const list = (...ids: string[]): KeptList => ({ order: [], looked: new Set(ids) });

test('a list is kept for its session alone, and for ten minutes from when it was first found', () => {
  const { lists, pass } = someLists();
  lists.keep('ada', 'new?', list('one'));
  pass(KEPT_MINUTES - 1);
  lists.keep('ada', 'new?', list('one', 'two'));

  expect(lists.find('ada', 'new?')).toEqual(list('one', 'two'));
  expect([lists.find('ben', 'new?'), lists.find('ada', 'held?')]).toEqual([null, null]);
  pass(1);
  expect(lists.find('ada', 'new?')).toBeNull();
});

test('a session keeps a few lists, the last ones, and none once it is locked', () => {
  const { lists } = someLists();
  lists.keep('ben', 'new?', list());
  for (let n = 0; n <= MOST_KEPT; n += 1) lists.keep('ada', `${n}`, list());

  expect([lists.find('ada', '0'), lists.find('ada', '1')]).toEqual([null, list()]);
  lists.forget('ada');
  expect([lists.find('ada', '1'), lists.find('ben', 'new?')]).toEqual([null, list()]);
});
