import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { wordsFor } from '#src/words/words.ts';

const source = globSync(['src/**/*.{ts,tsx,astro}', 'db/**/*.ts']).map((path) => ({ path, text: readFileSync(path, 'utf8') }));
const placesOf = (pattern: RegExp, files = source) => files.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

// security/controls F4, K2, E4, I10: what no linter rule of ours says.
test.each([
  ['puts text into pages past the escaping', /set:html|define:vars|innerHTML|outerHTML|insertAdjacentHTML|document\.write/],
  ['opens an interactive transaction', /\.transaction\(/],
  ['writes SQL as raw text', /sql\.raw/],
  ['keeps anything in the browser', /localStorage|sessionStorage|indexedDB|serviceWorker|sendBeacon/],
  ['takes randomness from Math', /Math\.random/],
  ['takes the sender’s address from Astro', /\b(?:Astro|astro|context)\.clientAddress/],
])('no source file %s', (_, pattern) => {
  expect(placesOf(pattern)).toEqual([]);
});

test('the patterns above would find what they look for', () => {
  expect(placesOf(/innerHTML/, [{ path: 'x', text: 'element.innerHTML = text' }])).toEqual(['x']);
});

test('each rule file of the domain has its test', () => {
  const tested = new Set(globSync('tests/**/*.test.ts').map((path) => basename(path, '.test.ts')));
  const used = globSync('tests/**/*.test.ts')
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
  const files = globSync('src/domain/*.ts').map((path) => basename(path, '.ts'));

  // These three hold types and constants, and nothing that could be wrong alone.
  const withoutRules = ['assertNever', 'audit', 'locals'];
  const ruled = files.filter((file) => !withoutRules.includes(file));
  expect(ruled.filter((file) => !tested.has(file) && !used.includes(`#src/domain/${file}.ts`))).toEqual([]);
});

test('Spanish has a sentence of its own wherever English has one', () => {
  const same = sameSentences(wordsFor('en'), wordsFor('es'));

  expect(same).toEqual([]);
});

// Sentences, not names: a text of three words or more that stands the same in both languages was forgotten.
function sameSentences(en: unknown, es: unknown, path = ''): string[] {
  if (typeof en === 'string') return en === es && en.split(' ').length >= 3 && !ALIKE.includes(en) ? [`${path}: ${en}`] : [];
  if (typeof en !== 'object' || en === null || typeof es !== 'object' || es === null) return [];
  return Object.entries(en).flatMap(([key, value]) => sameSentences(value, (es as Record<string, unknown>)[key], `${path}.${key}`));
}

const ALIKE: readonly string[] = [];
