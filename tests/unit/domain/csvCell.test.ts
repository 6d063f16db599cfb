import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvCell, csvFile, fromCsvCell } from '#src/domain/csvCell.ts';

test.each([
  ['King County', '"King County"'],
  ['', '""'],
  ['say "hi"', '"say ""hi"""'],
  ['two\nlines', '"two\nlines"'],
  ['=1+1', `"'=1+1"`],
  ['+1 206 555 0100', `"'+1 206 555 0100"`],
  ['-1', `"'-1"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['\t=1', `"'\t=1"`],
  ['\r=1', `"'\r=1"`],
  ['\n=1', `"'\n=1"`],
  ['\0=1', `"'\0=1"`],
  ['＝1+1', `"'＝1+1"`],
  ['＋1', `"'＋1"`],
  ['－1', `"'－1"`],
  ['＠a', `"'＠a"`],
  ["'=1", `"''=1"`],
  ["'tis", `"'tis"`],
  ['1+1', '"1+1"'],
])('%j is written as %j', (value, cell) => {
  expect(csvCell(value)).toBe(cell);
});

test('whatever is written is read back as it was, by a reader that knows nothing of us', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 4 }), (values) => {
      const [read = []] = parse(csvFile([values]), { bom: true }) as string[][];
      expect(read.map(fromCsvCell)).toEqual(values);
    }),
  );
});

test('no cell begins so that a spreadsheet would run it', () => {
  const mark = fc.constantFrom(...'=+-@\t\r\n\0＝＋－＠');
  fc.assert(
    fc.property(mark, fc.string(), (first, rest) => {
      expect(csvCell(first + rest)).toMatch(/^"'/);
    }),
  );
});

test('a file begins with the mark of UTF-8 and ends each line as RFC 4180 has it', () => {
  expect(
    csvFile([
      ['a', 'b'],
      ['ñ', ''],
    ]),
  ).toBe('\uFEFF"a","b"\r\n"ñ",""\r\n');
});
