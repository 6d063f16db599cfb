import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { gradedWords } from '#src/build/gradedWords.ts';
import { checkWords } from '#src/reading/checks/words.ts';

test('the words of the form, the letters and the pages keep their grade', () => {
  expect(checkWords(gradedWords())).toEqual([]);
});

test('every file of English words is graded, but for those of the desks', async () => {
  const graded = gradedWords().map(({ words }) => words);
  const ofDesks =
    /(?:index|desk|deskItem|deskList|bureau|listing|listingFields|listingForm|account|helpPage|insights|ledger|people|readyReasons|setup|together)\.ts$/i;
  const files = globSync('src/words/en/*.ts').filter((file) => !ofDesks.test(file));
  const ungraded = await Promise.all(
    files.map(async (file) => Object.entries({ ...(await import(`../../../${file}`)) }).filter(([, words]) => !graded.includes(words))),
  );

  expect(files.length).toBeGreaterThan(8);
  expect(ungraded.flat().map(([name]) => name)).toEqual([]);
});

test('forms and letters have the lower limit', () => {
  const limits = Object.fromEntries(gradedWords().map(({ id, locale, limit }) => [`${locale} ${id}`, limit]));

  expect(limits).toMatchObject({
    'en words/refer': 6,
    'en words/receipt': 6,
    'en words/startASite': 6,
    'en words/emails': 6,
    'en words/home': 8,
    'en words/reading': 8,
    'es words/refer': 75,
    'es words/emails': 75,
    'es words/home': 70,
  });
});
