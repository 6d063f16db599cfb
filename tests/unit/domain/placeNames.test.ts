import { expect, test } from 'vitest';
import { firstLettersOf, placeNamesByPrefix } from '#src/domain/placeNames.ts';
import { readZipRows } from '#src/domain/zipRows.ts';

const row = (zip: string, city: string) => `US\t${zip}\t${city}\tWashington\tWA\tKing\t033\t\t\t47.6\t-122.3\t4`;

test('names stand under their first two letters, the place with most ZIPs first, each once', () => {
  const rows = readZipRows(
    [row('98284', 'Sedro Woolley'), row('98101', 'Seattle'), row('98104', 'Seattle'), row('98001', 'Auburn')].join('\n'),
  );

  const names = placeNamesByPrefix(rows);

  expect(names.get('se')).toEqual(['Seattle, WA', 'Sedro Woolley, WA']);
  expect(names.get('au')).toEqual(['Auburn, WA']);
});

test.each([
  ["O'Fallon", 'of'],
  ['Ábaco', 'ab'],
  ['4th', 'th'],
  ['s', 's'],
  ['', ''],
])('the first letters of %j are %j', (name, letters) => {
  expect(firstLettersOf(name)).toBe(letters);
});
