import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { makeSearch, type SearchDocument } from '#src/reading/search.ts';

test.use({ javaScriptEnabled: false });

async function ask(page: Page, question: string): Promise<string[]> {
  await page.goto('/search/');
  await page.getByLabel('What are you looking for?').fill(question);
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.getByRole('status')).not.toBeEmpty();
  return page.locator('[data-results] > li > a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
}

test('the server finds the same as the browser would, in the same order', async ({ page }) => {
  const documents: SearchDocument[] = JSON.parse(readFileSync('dist/client/search/entries.json', 'utf8'));
  const search = makeSearch(documents);

  for (const question of ['warm handoff', 'prosecuter', 'seattle', 'does it cost less than jail', 'MOU', 'xylophone']) {
    expect(await ask(page, question), question).toEqual(search(question).map(({ path }) => path));
  }
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
  test.setTimeout(120_000);
  const documents: SearchDocument[] = JSON.parse(readFileSync('dist/client/search/entries.json', 'utf8'));
  const gone: string[] = [];
  for (const { path } of documents) if (!(await request.get(path)).ok()) gone.push(path);

  expect(documents.length).toBeGreaterThan(150);
  expect(gone).toEqual([]);
});
