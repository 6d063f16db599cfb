import { expect, test } from 'vitest';
import { readFormFields } from '#src/domain/formFields.ts';

const NAMES = ['name', 'question'] as const;

test('known fields are read as they were typed, and unknown ones are ignored', () => {
  const posted: [string, unknown][] = [
    ['name', ' Ann '],
    ['utm_source', 'a poster'],
    ['utm_source', 'again'],
  ];

  expect(readFormFields(posted, NAMES)).toEqual({ name: ' Ann ' });
});

test.each<[string, [string, unknown][]]>([
  [
    'a field that comes twice',
    [
      ['name', 'a'],
      ['name', 'b'],
    ],
  ],
  ['a file in place of a text', [['name', new Blob(['a'])]]],
  ['a file under an unknown name', [['photo', new Blob(['a'])]]],
])('%s makes the post malformed', (_, posted) => {
  expect(readFormFields(posted, NAMES)).toBeNull();
});

test('a field that carries the name of a built-in is no field', () => {
  expect(
    readFormFields(
      [
        ['__proto__', 'x'],
        ['constructor', 'y'],
      ],
      NAMES,
    ),
  ).toEqual({});
});
