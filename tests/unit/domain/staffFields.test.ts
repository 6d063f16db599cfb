import { expect, test } from 'vitest';
import { isItemId, readStaffFields } from '#src/domain/staffFields.ts';

test.each([
  ['abcdefghijklmnopqrstuvwx23', true],
  ['abcdefghijklmnopqrstuvwx2', false],
  ['abcdefghijklmnopqrstuvwx234', false],
  ['ABCDEFGHIJKLMNOPQRSTUVWX23', false],
  ["abcdefghijklmnopqrstuvw'--", false],
  ['', false],
])('%j as an item id: %s', (text, expected) => {
  expect(isItemId(text)).toBe(expected);
});

test('a staff form is read by its own field names', () => {
  expect(
    readStaffFields(
      [
        ['note', 'seen'],
        ['csrf', 'x'],
      ],
      ['note', 'csrf', 'move'],
    ),
  ).toEqual({ note: 'seen', csrf: 'x' });
});

test.each([
  [
    'an unknown field',
    [
      ['note', 'a'],
      ['site', 'other-site'],
    ],
  ],
  [
    'a repeated field',
    [
      ['note', 'a'],
      ['note', 'b'],
    ],
  ],
  [
    'a repeated empty field',
    [
      ['note', ''],
      ['note', ''],
    ],
  ],
  ['something that is no text', [['note', { size: 3 }]]],
] as const)('%s is no form of ours', (_name, entries) => {
  expect(readStaffFields(entries, ['note', 'csrf'])).toBeNull();
});
