import { expect, test } from 'vitest';
import { type KeptPage, pageMemory } from '#src/door/pageMemory.ts';

function aPage(bytes: number): KeptPage {
  return { headers: [], tag: 'W/"x"', held: { status: 200, headers: new Map(), body: Buffer.alloc(bytes) }, packed: new Map() };
}

const open = () => pageMemory({ revision: () => 1, now: () => 0, keptMs: 1000 });

test('addresses that somebody makes up push out the oldest, and memory stays bounded', () => {
  const memory = open();
  for (let n = 0; n < 2_005; n += 1) memory.keep(`/sites/?q=${n}`, 1, aPage(10));

  expect(memory.find('/sites/?q=4')).toBeNull();
  expect(memory.find('/sites/?q=5')).not.toBeNull();
  expect(memory.find('/sites/?q=2004')).not.toBeNull();
});

test('large pages leave sooner than small ones', () => {
  const memory = open();
  const large = 4 * 1024 * 1024;
  for (const name of ['a', 'b', 'c', 'd']) memory.keep(name, 1, aPage(large));

  expect(['a', 'b', 'c', 'd'].map((name) => memory.find(name) !== null)).toEqual([false, true, true, true]);
});

test('a page that is kept anew weighs once', () => {
  const memory = open();
  for (let n = 0; n < 10; n += 1) memory.keep('a', 1, aPage(4 * 1024 * 1024));
  memory.keep('b', 1, aPage(4 * 1024 * 1024));

  expect(memory.find('a')).not.toBeNull();
});

test('a page of another revision than the present one is not kept', () => {
  const memory = open();

  memory.keep('a', 0, aPage(10));

  expect(memory.find('a')).toBeNull();
});
