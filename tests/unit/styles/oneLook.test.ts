import { globSync, readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { styleRules } from './sheets.ts';

/** Every declaration of these properties, as `file: value`, for which no rule of the house holds. */
function strangers(property: string, isOurs: (value: string) => boolean): string[] {
  const declared = new RegExp(`(?<![\\w-])${property}: ([^;]+);`, 'g');
  return styleRules().flatMap(({ file, text }) =>
    [...text.matchAll(declared)].flatMap(([, value = '']) => (isOurs(value) ? [] : [`${file}: ${property}: ${value}`])),
  );
}

test('every color comes from the tokens, so that the dark theme and the contrast test know it', () => {
  const literal = /#[\da-f]{3,8}\b|\b(?:rgb|hsl|oklch|lab|lch)a?\(|(?<![\w-])(?:black|white|gr[ae]y|red|green|blue)(?![\w-])/i;
  const found = styleRules().flatMap(({ file, text }) =>
    text
      .split('\n')
      .filter((line) => literal.test(line.replaceAll(/var\(--[\w-]+\)/g, '')))
      .map((line) => `${file}: ${line.trim()}`),
  );

  expect(found).toEqual([]);
});

test('every size of type is a step of the one scale, or a part of the words around it', () => {
  // The numbers in a map's circles have the units of the drawing; the receipt and the sheet of words fill their line.
  const others = ['inherit', '19px', '14px', 'clamp(1.25rem, 6.5vw, 2.5rem)', 'clamp(0.95rem, 4.2vw, 1.2rem)'];
  expect(strangers('font-size', (value) => /^var\(--[\w-]+\)$|^[\d.]+em$/.test(value) || others.includes(value))).toEqual([]);
});

test('there are three weights and the plain one', () => {
  expect(strangers('font-weight', (value) => /^var\(--(?:medium|bold|heavy)\)$|^400$|^inherit$/.test(value))).toEqual([]);
});

/** Asked of the whole look of the portal (issue 6): one global sheet of 12 kB; what pages bring beside it stays small too. */
const MOST_GLOBAL_BYTES = 12_000;

test('the global sheet and the sheets that rooms add stay small, packed with brotli', () => {
  const sizes = globSync('src/styles/*.css').map((file) => [file, brotliCompressSync(withImports(file)).length] as const);

  expect(sizes.filter(([, size]) => size > MOST_GLOBAL_BYTES)).toEqual([]);
  expect(sizes.map(([file]) => file)).toContain('src/styles/site.css');
});

function withImports(file: string): string {
  const folder = file.slice(0, file.lastIndexOf('/'));
  return readFileSync(file, 'utf8').replaceAll(/@import "\.\/([^"]+)"[^;]*;/g, (_, path: string) => withImports(`${folder}/${path}`));
}
