import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PARAMETERS, readListQuery } from '#src/features/openData/listQuery.ts';
import { holdsAll, plain } from '#src/features/openData/openIndex.ts';
import { pageOf } from '#src/features/openData/page.ts';

const queryOf = (text: string) => {
  const read = readListQuery(new URLSearchParams(text));
  if (read.kind !== 'query') throw new Error(`${read.parameter}: ${read.error}`);
  return read.query;
};

test.each([
  ['2026-03-02', Date.UTC(2026, 2, 2)],
  ['2026-03-02T18:00', Date.UTC(2026, 2, 2, 18)],
  ['2026-03-02T18:00:00Z', Date.UTC(2026, 2, 2, 18)],
  ['2026-03-02T18:00:00.123Z', Date.UTC(2026, 2, 2, 18, 0, 0, 123)],
  ['2026-03-02T18:00:00+02:00', Date.UTC(2026, 2, 2, 16)],
  ['2026-03-02T18:00:00%2B02:00', Date.UTC(2026, 2, 2, 16)],
  ['2026-03-02T18:00:00-0800', Date.UTC(2026, 2, 3, 2)],
])('modified_after=%s is read as that moment', (text, at) => {
  expect(queryOf(`modified_after=${text}`).modifiedAfter).toBe(at);
});

test('nothing asked is everything, a page at a time', () => {
  expect(queryOf('')).toMatchObject({ page: 1, perPage: null, format: 'json', termIds: [], minimal: false, full: false, postcode: null });
});

test('whatever is written, a query is read or refused, and a refusal repeats nothing of it', () => {
  const names = fc.constantFrom(...Object.keys(PARAMETERS));
  fc.assert(
    fc.property(fc.array(fc.tuple(names, fc.string()), { maxLength: 4 }), (pairs) => {
      const read = readListQuery(new URLSearchParams(pairs));
      if (read.kind === 'query') return;
      expect(Object.keys(PARAMETERS)).toContain(read.parameter);
      expect(read.error).toMatch(/^Write [\w ,:.()-]+\.$/);
    }),
  );
});

test.each([
  ['Río Arriba County', 'rio', true],
  ['Río Arriba County', 'arr cou', true],
  ['Río Arriba County', 'riba', false],
  ['Hawaiʻi', "hawai'i", true],
  ['53033 King', '530', true],
  ['King', '', true],
])('in %j, %j is found: %s', (text, asked, found) => {
  expect(holdsAll(plain(text), plain(asked))).toBe(found);
});

test('the pages of any list are the whole list, each item once', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.integer({ min: 1, max: 100 }), (total, perPage) => {
      const items = Array.from({ length: total }, (_, id) => ({ id }));
      const all = { total, made: (from: number, to: number) => items.slice(from, to) };
      const pages = Array.from({ length: Math.max(1, Math.ceil(total / perPage)) }, (_, index) => pageOf(all, index + 1, perPage));

      expect(pages.flatMap(({ contents }) => contents)).toEqual(items);
      expect(pages.map(({ last_page }) => last_page)).toEqual(pages.map((_, index) => index === pages.length - 1));
      expect(pages.every(({ size, contents, empty }) => size === contents.length && empty === (size === 0))).toBe(true);
    }),
  );
});
