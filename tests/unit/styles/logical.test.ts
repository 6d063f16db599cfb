import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** A page may be read from the right: sides are named by where a line begins and ends. */
const PHYSICAL =
  /^\s*(?:(?:margin|padding|border|inset|scroll-margin)-)?(?:left|right)(?:-\w+)?\s*:|(?:float|text-align|clear)\s*:\s*(?:left|right)\b/;
/** Four sides in a row are top, right, bottom, left: the second and the last have to be the same. */
const FOUR_SIDES = /^\s*(?:margin|padding|inset|border-width)\s*:\s*(?<sides>.+);/;

function isPhysical(line: string): boolean {
  const sides = FOUR_SIDES.exec(line)?.groups?.['sides']?.match(/[\w-]*\((?:[^()]|\([^()]*\))*\)|[^\s()]+/g) ?? [];
  return PHYSICAL.test(line) || (sides.length >= 4 && sides[1] !== sides[3]);
}

test('no style names the left or the right', () => {
  const files = globSync('src/**/*.{css,astro}');
  const found = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, at) => (isPhysical(line) ? [`${file}:${at + 1} ${line.trim()}`] : [])),
  );

  expect(files.length).toBeGreaterThan(50);
  expect(found).toEqual([]);
});

test.each([
  '  margin-left: 1rem;',
  '  left: 0;',
  '  text-align: right;',
  '  padding: 0 1rem 0 0;',
  '  inset: 0 auto auto 0;',
  '  padding: var(--s1) 0 var(--s1) calc(1rem + 2px);',
])('sees that "%s" has a side', (line) => expect(isPhysical(line)).toBe(true));

test.each(['  padding: 1rem 2rem;', '  margin: 1px calc(2 * 1px) 3px calc(2 * 1px);', '  inset-inline: 0 auto;', '  text-align: start;'])(
  'lets "%s" pass',
  (line) => expect(isPhysical(line)).toBe(false),
);
