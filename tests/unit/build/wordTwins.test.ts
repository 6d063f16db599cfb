import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkWordTwins, publicWords, untranslated } from '#src/build/wordTwins.ts';
import { LOCALES } from '#src/domain/locale.ts';

test('every language has a sentence of its own wherever English has one', () => {
  expect(checkWordTwins()).toEqual([]);
});

test('a sentence that was forgotten is found, inside a function too, and one that is missing', () => {
  const en = { title: 'One two three', list: ['Four five six'], say: (n: number) => (n === 1 ? 'This is one' : `These are ${n} of them`) };
  const es = { title: 'Uno dos tres', list: ['Four five six'], say: (n: number) => (n === 1 ? 'Este es uno' : `These are ${n} of them`) };

  expect(untranslated(en, es).map(({ path, text }) => `${path}: ${text}`)).toEqual([
    '.list.0: Four five six',
    '.say.1: These are 7 of them',
    '.say.2: These are Here of them',
  ]);
  expect(untranslated({ area: en, other: { one: 'One' } }, { area: es, other: {} }).map(({ path }) => path)).toContain('.other.one');
});

test('a name of two words may stand the same', () => {
  expect(untranslated({ name: 'Bureau LEAD' }, { name: 'Bureau LEAD' })).toEqual([]);
});

test('every file of words in another language is held against the English one', async () => {
  for (const locale of LOCALES.filter((one) => one !== 'en')) {
    const held = Object.values(publicWords(locale));
    const files = globSync(`src/words/${locale}/*.ts`).filter((file) => !file.endsWith('index.ts'));
    const loose = await Promise.all(
      files.map(async (file) => Object.entries({ ...(await import(`../../../${file}`)) }).filter(([, words]) => !held.includes(words))),
    );

    expect(files.length).toBeGreaterThan(8);
    expect(loose.flat().map(([name]) => name)).toEqual([]);
  }
});
