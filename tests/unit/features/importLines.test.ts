import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOfItems } from '#src/features/import/linesOfItems.ts';

test.each([
  ['[]', []],
  ['[{}]', [1]],
  ['[\n{},\n\n{}]', [2, 4]],
  ['\uFEFF[\n  {"a": "]},\\"{["},\n  {"b": [1, {"c": 2}]}\n]', [2, 3]],
  ['[\n1,\n"two",\nnull,\n[3]\n]', [2, 3, 4, 5]],
  ['{"total_items": 2, "tags": ["a", "b"], "contents": [\n{},\n{}\n], "more": [{}]}', [2, 3]],
  ['{"contents": []}', []],
  ['{"slug": "a"}', []],
])('%j has items on the lines %j', (text, lines) => {
  expect(linesOfItems(text)).toEqual(lines);
});

test('items of any kind are found where they stand', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue(), { maxLength: 8 }), fc.boolean(), (items, wrapped) => {
      const texts = items.map((item) => JSON.stringify(item, null, 1));
      const array = `[\n${texts.join(',\n')}\n]`;
      const expected = texts.map((_, index) => 2 + texts.slice(0, index).reduce((sum, text) => sum + text.split('\n').length, 0));

      expect(linesOfItems(wrapped ? `{"page": {"contents": [7]}, "contents": ${array}}` : array)).toEqual(expected);
    }),
  );
});
