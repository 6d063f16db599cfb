import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { makeSearch, type Searchable } from '#src/reading/search.ts';

test.use({ javaScriptEnabled: false });

/** What the browser would load in a language. */
function searchable(language: string): Searchable {
  return JSON.parse(readFileSync(`dist/client${language}/search/entries.json`, 'utf8'));
}

async function ask(page: Page, question: string, language = ''): Promise<string[]> {
  await page.goto(`${language}/search/`);
  await page.getByRole('searchbox').fill(question);
  await page.getByRole('search').getByRole('button').click();
  await expect(page.getByRole('status')).not.toBeEmpty();
  return page.locator('[data-results] > li > a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
}

const QUESTIONS = {
  '': ['warm handoff', 'prosecuter', 'seattle', 'does it cost less than jail', 'MOU', 'xylophone'],
  '/es': ['¿me pueden deportar?', 'warm handoff', 'policia', 'xilofón'],
};

for (const [language, questions] of Object.entries(QUESTIONS)) {
  test(`at ${language}/search/ the server finds the same as the browser would, in the same order`, async ({ page }) => {
    const search = makeSearch(searchable(language));

    for (const question of questions) {
      expect(await ask(page, question, language), question).toEqual(search(question).map(({ path }) => path));
    }
  });
}

test('in Spanish the same pages are found in Spanish, and the language switch keeps the question', async ({ page }) => {
  const [first] = await ask(page, 'presentacion en persona', '/es');

  expect(first).toBe('/es/glossary/warm-handoff/');
  await expect(page.getByRole('status')).toContainText(/^\d+ páginas encontradas/);
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL(/\/search\/\?q=presentacion\+en\+persona$/);
  await expect(page.getByLabel('What are you looking for?')).toHaveValue('presentacion en persona');
});

test('the form says what was asked, how much was found, and leads there', async ({ page }) => {
  const [first] = await ask(page, 'warm handoff');

  expect(first).toBe('/glossary/warm-handoff/');
  await expect(page).toHaveURL(/\/search\/\?q=warm\+handoff$/);
  await expect(page.getByLabel('What are you looking for?')).toHaveValue('warm handoff');
  await expect(page.getByRole('status')).toContainText(/^\d+ pages found/);
  await page.getByRole('link', { name: 'Warm handoff', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Warm handoff' })).toBeVisible();
});

test('every address that search knows is there', async ({ request }) => {
  const { documents } = searchable('');
  const gone: string[] = [];
  for (const { path } of documents) if (!(await request.get(path)).ok()) gone.push(path);

  expect(documents.length).toBeGreaterThan(150);
  expect(
    searchable('/es')
      .documents.map(({ path }) => path)
      .toSorted(),
  ).toEqual(documents.map(({ path }) => `/es${path}`).toSorted());
  expect(gone).toEqual([]);
});
