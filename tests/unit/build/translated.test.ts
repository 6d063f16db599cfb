import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { translated } from '#src/build/translated.ts';
import { staleTwins } from '#src/reading/checks/twins.ts';
import { readContent } from '#src/reading/readContent.ts';
import { stampOf } from '#src/reading/twins.ts';
import { aContentTree } from '#tests/support/aContentTree.ts';

const PAGE = 'glossary/warm-handoff';
const TWIN = `es/${PAGE}.md`;
const read = (root: string, name: string) => readFileSync(join(root, name), 'utf8');
const changed = (text: string) => text.replace('The two workers meet', 'Both workers meet');

test('the stamp of the English text is written, and not one other character', () => {
  const root = aContentTree({ [`${PAGE}.md`]: changed });
  const before = read(root, TWIN);
  expect(staleTwins(readContent(root))).toHaveLength(1);

  expect(translated({ root, locale: 'es', pages: [PAGE] })).toEqual({ stamped: [join(root, TWIN)], refused: [] });
  const page = readContent(root).files.find(({ id }) => id === PAGE);
  expect(read(root, TWIN)).toBe(before.replace(/^of: .*$/m, `of: "${page && stampOf(page)}"`));
  expect(staleTwins(readContent(root))).toEqual([]);
});

test('the first time every pending twin is stamped, and no stale one', () => {
  const root = aContentTree({ [`${PAGE}.md`]: changed, 'es/pages/about.md': (text) => text.replace(/^of: .*$/m, 'of: pending') });

  expect(translated({ root, locale: 'es', pages: 'pending' }).stamped).toEqual([join(root, 'es/pages/about.md')]);
  expect(staleTwins(readContent(root))).toHaveLength(1);
});

test('a stamp of digits alone stays a text', () => {
  const root = aContentTree({ [TWIN]: (text) => text.replace(/^of: .*$/m, 'of: "169460071230"') });

  expect(readContent(root).faults).toEqual([]);
  expect(read(aContentTree(), TWIN)).toMatch(/^of: "[0-9a-f]{12}"$/m);
});

test.each([
  ['is built otherwise', PAGE, (text: string) => `${text}\n- one\n`, 'before the first heading: 1 list items, 0 in English'],
  ['has something left to fill in', PAGE, (text: string) => text.replace('Presentación', 'TODO'), 'there is still a TODO to fill in'],
  [
    'does not fit its schema',
    PAGE,
    (text: string) => text.replace('short:', 'shrt:'),
    'short: short (the one-sentence explanation) is missing',
  ],
  ['is not there', 'glossary/cold-handoff', (text: string) => text, 'there is no such twin'],
])('a twin that %s is refused, and stays as it is', (_, page, change, why) => {
  const root = aContentTree({ [TWIN]: change });
  const before = read(root, TWIN);
  const { stamped, refused } = translated({ root, locale: 'es', pages: [page] });

  expect(stamped).toEqual([]);
  expect(refused.map(({ message }) => message)).toContain(why);
  expect(read(root, TWIN)).toBe(before);
});

test('the page may be named by its file', () => {
  expect(translated({ root: aContentTree(), locale: 'es', pages: [`content/${TWIN}`] }).stamped).toHaveLength(1);
});
