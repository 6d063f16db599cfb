import { describe, expect, test } from 'vitest';
import { createFileMemory } from '#src/door/fileMemory.ts';
import { bestPacking, isSameTag } from '#src/door/staticFiles.ts';

test.each([
  [undefined, null],
  ['', null],
  ['identity', null],
  ['gzip, deflate, br', 'br'],
  ['gzip, deflate', 'gzip'],
  ['BR', null],
  ['br;q=0, gzip;q=0.5', 'gzip'],
  ['br;q=0.0,gzip;q=0', null],
  ['br;q=0.1', 'br'],
  ['brotli', null],
  ['x-gzip', null],
])('a browser that takes %j gets %s', (acceptEncoding, packing) => {
  expect(bestPacking(acceptEncoding)).toBe(packing);
});

test.each([
  [undefined, false],
  ['W/"abc"', true],
  ['"abc"', true],
  ['"x", W/"abc"', true],
  ['*', true],
  ['"abcd"', false],
  ['abc', false],
])('a browser that holds %j has the right copy: %s', (ifNoneMatch, expected) => {
  expect(isSameTag(ifNoneMatch, 'W/"abc"')).toBe(expected);
});

describe('createFileMemory', () => {
  const memoryOf = (mostBytes: number) => createFileMemory(async (file) => Buffer.alloc(10, file), mostBytes);

  test('what was read once is remembered', async () => {
    const memory = memoryOf(100);
    expect(memory.remembered('a')).toBeUndefined();

    await memory.read('a');

    expect(memory.remembered('a')).toBe('a'.repeat(10));
  });

  test('every byte comes back as it was', async () => {
    const all = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));

    expect(Buffer.from(await createFileMemory(async () => all).read('a'), 'latin1')).toEqual(all);
  });

  test('above its bound the oldest leaves first', async () => {
    const memory = memoryOf(25);
    for (const file of ['a', 'b', 'c']) await memory.read(file);

    expect(memory.remembered('a')).toBeUndefined();
    expect(memory.remembered('b')).toBeDefined();
    expect(memory.remembered('c')).toBeDefined();
  });

  test('a file greater than the bound is read and not kept', async () => {
    const memory = memoryOf(5);

    expect(await memory.read('a')).toHaveLength(10);
    expect(memory.remembered('a')).toBeUndefined();
  });

  test('a file read by two at once counts once', async () => {
    const memory = memoryOf(25);
    await Promise.all([memory.read('a'), memory.read('a')]);
    await memory.read('b');

    expect(memory.remembered('a')).toBeDefined();
  });
});
