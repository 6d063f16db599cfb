import { expect, type Page, type Request, test } from '@playwright/test';
import { expectAccessible, expectNoSideScroll } from './support/walk.ts';

/** What every request says, from now on: address, headers, body. */
function requestsOf(page: Page): string[] {
  const said: string[] = [];
  const keep = (request: Request) => said.push(`${request.url()} ${JSON.stringify(request.headers())} ${request.postData() ?? ''}`);
  page.on('request', keep);
  return said;
}

const results = (page: Page) => page.getByRole('main').locator('[data-results] > li');

test('who types sees results, goes to one by keyboard and comes back to them, and tells no server what was asked', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('/search/');
  const said = requestsOf(page);

  await page.getByLabel('What are you looking for?').focus();
  await page.keyboard.type('warm handoff', { delay: 20 });
  await expect(results(page).first().getByRole('link')).toHaveText('Warm handoff');
  await expect(page.getByRole('status')).toContainText('found, the best first');
  await expectNoSideScroll(page);
  await expectAccessible(page);

  await page.keyboard.press('Enter');
  await expect(results(page).first().getByRole('link')).toHaveText('Warm handoff');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(results(page).first().getByRole('link')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/glossary\/warm-handoff\/$/);

  await page.goBack();
  await expect(page.getByLabel('What are you looking for?')).toHaveValue('warm handoff');
  await expect(results(page).first().getByRole('link')).toHaveText('Warm handoff');
  expect(said.length).toBeGreaterThan(2);
  expect(said.filter((request) => /warm.{0,3}handoff|[?&]q=/i.test(request.replace('/glossary/warm-handoff/', '')))).toEqual([]);
});

test('who types in Spanish is answered in the browser too, with Spanish pages', async ({ page }) => {
  await page.goto('/es/search/');
  await page.getByLabel('¿Qué busca?').fill('reduccion de daños');

  await expect(results(page).first().getByRole('link')).toHaveText('Reducción de daños');
  await expect(results(page).first().getByRole('link')).toHaveAttribute('href', '/es/glossary/harm-reduction/');
  await expect(page).toHaveURL(/\/es\/search\/$/);
});

test('a slip in spelling finds, and what stands nowhere is said', async ({ page }) => {
  await page.goto('/search/');
  const field = page.getByLabel('What are you looking for?');

  await field.fill('prosecuter');
  await expect(results(page).filter({ hasText: 'prosecutor' }).first()).toBeVisible();
  await field.fill('xylophone');
  await expect(page.getByRole('status')).toContainText('Nothing found');
  await expect(results(page)).toHaveCount(0);
  await field.fill('');
  await expect(page.getByRole('status')).toBeEmpty();
});

test('when the list cannot be loaded, the form asks the server', async ({ page }) => {
  await page.route('**/search/entries.json', (route) => route.abort());
  await page.goto('/search/');
  await page.getByLabel('What are you looking for?').fill('warm handoff');
  await page.getByRole('button', { name: 'Search' }).click();

  await expect(page).toHaveURL(/\/search\/\?q=warm/);
  await expect(results(page).first().getByRole('link')).toHaveText('Warm handoff');
});

test('what was typed is shown as text, never as markup', async ({ page }) => {
  await page.goto(`/search/?q=${encodeURIComponent('"><img src=x onerror=alert(1)>')}`);

  await expect(page.getByLabel('What are you looking for?')).toHaveValue('"><img src=x onerror=alert(1)>');
  await expect(page.getByRole('main').locator('img')).toHaveCount(0);
});
