import { expect, type Page, test } from '@playwright/test';
import { expectNoSideScroll } from './support/walk.ts';

test.use({ javaScriptEnabled: false });

const names = (page: Page) => page.locator('.site-card h3').allTextContents();
const filters = (page: Page) => page.getByRole('navigation', { name: 'Narrow the list' });
const choose = async (page: Page, label: RegExp) => {
  await page.getByText('Narrow the list').click();
  await filters(page).getByRole('link', { name: label }).click();
};
const numberIn = (text: string | null) => Number(/(\d+)\D*$/.exec(text ?? '')?.[1]);

test('somebody narrows the list link by link, and each number keeps its word', async ({ page }) => {
  await page.goto('/sites/');
  await page.getByText('Narrow the list').click();
  const promised = numberIn(
    await filters(page)
      .getByRole('link', { name: /^Washington/ })
      .textContent(),
  );
  await filters(page)
    .getByRole('link', { name: /^Washington/ })
    .click();
  await expect(page).toHaveURL(/\/sites\/\?state=WA$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('LEAD sites in Washington');
  expect(await names(page)).toHaveLength(promised);

  await choose(page, /^Only officers may refer/);
  await expect(page).toHaveURL(/\?state=WA&who=officers$/);
  const both = await names(page);
  expect(both.length).toBeLessThan(promised);
  // Who may refer is not repeated in the words of a site that ended; every other card says it.
  await expect(page.locator('.site-card').first()).toContainText(/officers|no referrals/);

  await page.getByRole('link', { name: 'Take off: Washington' }).click();
  await expect(page).toHaveURL(/\/sites\/\?who=officers$/);
  await page.getByRole('link', { name: 'Clear all' }).click();
  await expect(page).toHaveURL(/\/sites\/$/);
});

test('a value that would leave nothing is shown and leads nowhere', async ({ page }) => {
  await page.goto('/sites/?state=WY');
  await page.getByText('Narrow the list').click();
  await expect(filters(page).getByText('Starting up 0')).toBeVisible();
  await expect(filters(page).getByRole('link', { name: /^Starting up/ })).toHaveCount(0);
});

test('somebody starts from a place, and the filters stay', async ({ page }) => {
  await page.goto('/sites/?who=anyone');
  await page.getByLabel('Start from a place').fill('98104');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page).toHaveURL(/place=98104/);
  await expect(page).toHaveURL(/who=anyone/);
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('Sites for Seattle, WA 98104');
  await expect(page.locator('.site-card', { hasText: 'LEAD Seattle' })).toContainText('This place may be in its area');
  const away = (await page.locator('.site-card__near').allTextContents()).filter((text) => text.includes('mile'));
  const miles = away.map((text) => Number(/[\d,]+/.exec(text)?.[0].replace(',', '')));
  expect(miles.length).toBeGreaterThan(3);
  expect(miles).toEqual(miles.toSorted((a, b) => a - b));

  await page.getByRole('link', { name: 'Take off: From Seattle, WA 98104' }).click();
  await expect(page).toHaveURL(/\/sites\/\?who=anyone$/);
});

test('a name of several places is a choice of links', async ({ page }) => {
  await page.goto('/sites/?place=Springfield&state=NM');
  await page.getByRole('link', { name: 'Springfield, IL' }).click();
  await expect(page).toHaveURL(/place=Springfield%2C\+IL&state=NM$/);
  await expect(page.locator('.site-card__near').first()).toContainText('miles away');
});

test('a place that nobody knows is said, kept in the box, and the list is still there', async ({ page }) => {
  await page.goto('/sites/?place=Atlantis');
  await expect(page.getByText('We did not find “Atlantis”')).toBeVisible();
  await expect(page.getByLabel('Start from a place')).toHaveValue('Atlantis');
  expect((await names(page)).length).toBe(50);
});

test('a street address in the address is neither looked up nor shown again', async ({ page }) => {
  await page.goto('/sites/?place=12+Makebelieve+Lane,+Seattle');
  await expect(page.getByText('Only a ZIP code, a city or a county is looked up here.')).toBeVisible();
  expect(await page.content()).not.toContain('Makebelieve');
});

test('where nothing fits, the page says what to leave out and what that gives', async ({ page }) => {
  await page.goto('/sites/?q=bangor&state=WY');
  await expect(page.getByText('No site fits all of this')).toBeVisible();
  const way = page.getByRole('link', { name: /^Without Wyoming/ });
  const promised = numberIn(await way.textContent());
  await way.click();
  expect(await names(page)).toHaveLength(promised);
  await page.goto('/sites/?q=87501');
  await page.getByRole('link', { name: 'Start from “87501” as a place' }).click();
  await expect(page).toHaveURL(/\/sites\/\?place=87501$/);
});

test('the whole list stands on pages, each with its own address', async ({ page }) => {
  await page.goto('/sites/');
  const first = await names(page);
  await page.getByRole('link', { name: 'Next page' }).click();
  await expect(page).toHaveURL(/\/sites\/\?page=2$/);
  const second = await names(page);
  expect(first).toHaveLength(50);
  expect(second.length).toBeGreaterThanOrEqual(32);
  expect(first.filter((name) => second.includes(name))).toEqual([]);
  await page.getByRole('link', { name: 'Page before' }).click();
  await expect(page).toHaveURL(/\/sites\/$/);
});

test('the same in Spanish, and the language switch keeps the question', async ({ page }) => {
  await page.goto('/sites/?state=NM&who=anyone');
  await page.getByRole('link', { name: 'Español' }).click();
  await expect(page).toHaveURL(/\/es\/sites\/\?state=NM&who=anyone$/);
  await expect(page.getByRole('link', { name: 'Quitar: Nuevo México' })).toBeVisible();
  await expectNoSideScroll(page);
});
