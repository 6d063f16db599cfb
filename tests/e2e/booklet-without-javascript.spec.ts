import { expect, type Page, test } from '@playwright/test';
import { readingPages } from '#tests/support/builtPages.ts';

test.use({ javaScriptEnabled: false });

const box = (page: Page, slug: string) => page.getByRole('checkbox').and(page.locator(`[value="${slug}"]`));
const parts = (page: Page) => page.locator('article.booklet__part');

test('two pages that are ticked become one booklet, each once, with its version, its address and the words explained', async ({ page }) => {
  await page.goto('/toolkit/booklet/');
  await box(page, 'three-doors').check();
  await box(page, 'message-card').check();
  await page.getByRole('button', { name: 'Make the booklet' }).click();

  await expect(parts(page)).toHaveCount(2);
  await expect(page.getByText('2 pages. Put together on')).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Contents' }).getByRole('listitem')).toHaveCount(3);
  for (const slug of ['three-doors', 'message-card']) {
    const part = page.locator(`article[id="${slug}"]`);
    await expect(part).toHaveCount(1);
    await expect(part.getByText(new RegExp(`/toolkit/${slug}/ · version \\d+\\.\\d+, in effect since \\w+ \\d+, \\d{4}`))).toBeVisible();
    await expect(part.getByRole('heading', { name: 'Sources' })).toBeVisible();
  }
  await expect(page.getByText('This is the portal’s own wording.')).toHaveCount(1);
});

test('every word that is marked in a booklet is explained once at its end, and no anchor stands twice', async ({ page }) => {
  await page.goto('/toolkit/booklet/?page=three-doors&page=who-does-what');
  const words = await page.locator('.term a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  const explained = await page.locator('#words dl > div').evaluateAll((all) => all.map(({ id }) => `#${id}`));
  const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));

  expect(words.length).toBeGreaterThan(3);
  expect([...new Set(words)].toSorted()).toEqual(explained.toSorted());
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  const anchors = await page
    .locator('.booklet a[href^="#"]')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href')?.slice(1) ?? ''));
  expect(anchors.filter((anchor) => !ids.includes(anchor))).toEqual([]);
});

test('a Spanish booklet is made of Spanish pages, and the language switch keeps the choice', async ({ page }) => {
  await page.goto('/es/toolkit/booklet/');
  await box(page, 'three-doors').check();
  await page.getByRole('button', { name: 'Hacer el cuaderno' }).click();

  await expect(parts(page)).toHaveCount(1);
  await expect(page.getByText(/\/es\/toolkit\/three-doors\/ · versión \d+\.\d+, vigente desde el \d+ de \w+ de \d{4}/)).toBeVisible();
  await expect(page.getByText('Una página. Reunido el')).toBeVisible();
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL(/\/toolkit\/booklet\/\?page=three-doors$/);
  await expect(page.getByText('One page. Put together on')).toBeVisible();
});

test('the whole toolkit is one booklet', async ({ page }) => {
  await page.goto('/toolkit/booklet/');
  await page.getByRole('link', { name: 'Or take the whole toolkit' }).click();

  const papers = readingPages().filter(({ path }) => /^\/toolkit\/[a-z0-9-]+\/$/.test(path));
  expect(papers.length).toBeGreaterThanOrEqual(18);
  await expect(parts(page)).toHaveCount(papers.length);
});

test('a page asked for twice stands once, and one that does not exist is said', async ({ page }) => {
  await page.goto('/toolkit/booklet/?page=three-doors&page=three-doors&page=no-such-page');

  await expect(parts(page)).toHaveCount(1);
  await expect(page.getByRole('status')).toContainText('do not exist');
  await page.getByRole('link', { name: 'Choose other pages' }).click();
  await expect(page.getByRole('button', { name: 'Make the booklet' })).toBeVisible();
});

test('a page of the toolkit leads to its own booklet', async ({ page }) => {
  await page.goto('/toolkit/message-card/');
  await page.getByRole('link', { name: 'Put this page into a booklet' }).click();

  await expect(parts(page)).toHaveCount(1);
});
